import { defineConfig } from '@playwright/test';
import { builds } from './support/builds.ts';
import { engines } from './support/engines.ts';
import type { SiteOptions } from './support/site.ts';

/** Specs that ask nothing of the sites built for the others. */
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
  'links.spec.ts',
  'reproducible.spec.ts',
  'workflows.spec.ts',
];

/** Specs of the sample's pages. */
const SAMPLE = ['aria.spec.ts', 'sample.spec.ts'];

/** What is promised of every page: in every engine that is here. */
const CHECKS = 'checks.spec.ts';

/** What proves that each promise can fail. */
const MUTATIONS = 'mutations.spec.ts';

const [{ use: chromium }] = engines;

export default defineConfig<object, SiteOptions>({
  testDir: '.',
  outputDir: '../.cache/e2e/results',
  snapshotPathTemplate: '{testDir}/aria/{arg}{ext}',
  globalSetup: './support/build-all.ts',
  fullyParallel: true,
  // Playwright's own choice is half of them.
  workers: '100%',
  forbidOnly: true,
  // Long enough for two at work on a slow machine: what hangs ends, and nothing else does.
  timeout: 180_000,
  // What fails is tried again for its trace, which would slow down all others; it has failed all the same.
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
