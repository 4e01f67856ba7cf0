import { defineConfig } from '@playwright/test';
import { findBrowser } from '../src/commands/browser.ts';
import type { SiteOptions } from './support/site.ts';
import { builds } from './support/builds.ts';

const executablePath = findBrowser();

/** Specs that ask nothing of a built site: pure functions, and builds that must fail. */
const ONCE = ['functions.spec.ts', 'faults.spec.ts'];

export default defineConfig<object, SiteOptions>({
  testDir: '.',
  outputDir: '../.cache/e2e/results',

  fullyParallel: true,
  forbidOnly: true,
  reporter: [['list'], ['./support/count-reporter.ts']],
  use: {
    ...(executablePath ? { launchOptions: { executablePath } } : {}),
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'once', testMatch: ONCE },
    ...builds.map((build) => ({
      name: build.name,
      testIgnore: build.sample ? ONCE : [...ONCE, 'sample.spec.ts'],
      use: { build },
    })),
  ],
});
