import { appendFileSync } from 'node:fs';
import type { FullConfig, FullResult, Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { pageChecks } from '../checks/index.ts';
import { missingEngines } from './engines.ts';
import { missingServers } from './servers.ts';

/** Prints what the checks measured on each page, and a last line `N passed, N failed`. */
export default class Report implements Reporter {
  private suite: Suite | undefined;
  private workers = 1;

  onBegin({ workers }: FullConfig, suite: Suite): void {
    this.suite = suite;
    this.workers = workers;
  }

  onEnd({ status }: FullResult): void {
    const tests = this.suite?.allTests() ?? [];
    // With --list, no test runs.
    if (status === 'passed' && tests.every(({ results }) => results.length === 0)) return;
    const pages = tests.flatMap(toPage);
    const seconds = pages.reduce((sum, page) => sum + page.seconds, 0) / pages.length;
    const lines = pages.map(
      ({ title, seconds, figures }) => `${title}: ${seconds.toFixed(1)} s, ${figures}`,
    );
    if (pages.length > 0) {
      lines.push(
        `${pageChecks.length} checks take ${seconds.toFixed(1)} s per page and worker: 100 pages, ${((seconds * 100) / this.workers).toFixed(0)} s with ${this.workers} workers.`,
      );
    }
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

/** What the checks measured, if a test ran all of them on a page. */
function toPage({ title, results }: TestCase) {
  const [result] = results.slice(-1);
  const figures = result?.annotations.find(({ type }) => type === 'figures')?.description;
  return result && figures ? [{ title, figures, seconds: result.duration / 1000 }] : [];
}
