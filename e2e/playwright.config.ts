import { defineConfig } from '@playwright/test';
import { builds } from './support/builds.ts';
import { engines } from './support/engines.ts';
import type { SiteOptions } from './support/site.ts';

/** Specs that do not use the shared builds. */
const ONCE = [
  'build-mistakes.spec.ts',
  'address-lost.spec.ts',
  'cards.spec.ts',
  'commands.spec.ts',
  'compare.spec.ts',
  'content.spec.ts',
  'deployment.spec.ts',
  'dev.spec.ts',
  'functions.spec.ts',
  'guide.spec.ts',
  'import.spec.ts',
  'links.spec.ts',
  'reproducible.spec.ts',
  'workflows.spec.ts',
];

/** Specs that need the sample pages. */
const SAMPLE = ['aria.spec.ts', 'sample.spec.ts'];

/** Checks of every page, in every installed engine. */
const CHECKS = 'checks.spec.ts';

/** Mutation tests of the checks. */
const MUTATIONS = 'mutations.spec.ts';

const [{ use: chromium }] = engines;

export default defineConfig<object, SiteOptions>({
  testDir: '.',
  outputDir: '../.cache/e2e/results',
  snapshotPathTemplate: '{testDir}/aria/{arg}{ext}',
  globalSetup: './support/build-all.ts',
  fullyParallel: true,
  // By default, Playwright uses half of the cores.
  workers: '100%',
  forbidOnly: true,
  // Generous for slow machines: only a hanging test should reach it.
  timeout: 180_000,
  // The retry is for the trace, which would slow down every test; a flaky test still fails the run.
  retries: 1,
  failOnFlakyTests: true,
  reporter: [['list'], ['./support/report.ts']],
  use: {
    screenshot: 'only-on-failure',
    trace: 'on-first-retry',
  },
  projects: [
    ...engines.map(({ name, use }) => ({
      name,
      use,
      testMatch: CHECKS,
      ...(name === 'chromium' ? {} : { grepInvert: /@chromium/ }),
    })),
    { name: 'mutations', testMatch: MUTATIONS, use: chromium },
    { name: 'once', testMatch: ONCE, use: chromium },
    ...builds.map((build) => ({
      name: build.name,
      testIgnore: [...ONCE, CHECKS, MUTATIONS, ...(build.sample ? [] : SAMPLE)],
      use: { ...chromium, build },
    })),
  ],
});
