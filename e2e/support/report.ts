import { appendFileSync } from 'node:fs';
import type { FullConfig, FullResult, Reporter, Suite } from '@playwright/test/reporter';
import { missingEngines } from './engines.ts';
import { missingServers } from './servers.ts';

/** Prints how long the checks took, what was not tested, and a last line `N passed, N failed`. */
export default class Report implements Reporter {
  private suite: Suite | undefined;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite;
  }

  onEnd({ status }: FullResult): void {
    const tests = this.suite?.allTests() ?? [];
    // With --list, no test runs.
    if (status === 'passed' && tests.every(({ results }) => results.length === 0)) return;
    const pages = tests.filter(({ parent }) => parent.project()?.name === 'checks');
    const times = pages.flatMap(({ results }) => results.slice(-1)).map(({ duration }) => duration);
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length / 1000;
    const lines =
      times.length > 0 ? [`The checks take ${mean.toFixed(1)} s per page and worker.`] : [];
    for (const name of missingEngines) {
      lines.push(`Not checked in ${name}, which is not installed: npx playwright install ${name}`);
    }
    for (const name of missingServers) {
      lines.push(`Not tested with ${name}: not installed, and could not be downloaded.`);
    }
    console.log(`\n${lines.join('\n')}`);
    const { GITHUB_STEP_SUMMARY } = process.env;
    if (GITHUB_STEP_SUMMARY) appendFileSync(GITHUB_STEP_SUMMARY, `- ${lines.join('\n- ')}\n`);

    // Tests that did not run count as failed, so that an interrupted run does not look like a success.
    const passed = tests.filter((test) => test.outcome() === 'expected').length;
    console.log(`\n${passed} passed, ${tests.length - passed} failed`);
  }
}
