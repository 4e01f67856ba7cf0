import { missingServers } from './servers.ts';
import type { Reporter, Suite } from '@playwright/test/reporter';

/** Ends the output with a plain line, `N passed, N failed`, for those who read only the last one. */
export default class CountReporter implements Reporter {
  private suite: Suite | undefined;

  onBegin(_config: unknown, suite: Suite): void {
    this.suite = suite;
  }

  onEnd(): void {
    const tests = this.suite?.allTests() ?? [];
    const passed = tests.filter((test) => test.outcome() === 'expected').length;
    // What did not run has not passed: a run that broke off must not look like a good one.
    for (const name of missingServers) {
      console.log(`\nNot tried: ${name}, which is not installed here and could not be fetched.`);
    }
    console.log(`\n${passed} passed, ${tests.length - passed} failed`);
  }
}
