import { defineConfig } from '@playwright/test';
import { builds } from './support/builds.ts';
import { engines } from './support/engines.ts';
import type { SiteOptions } from './support/site.ts';

/** Specs that ask nothing of the sites built for the others. */
const ONCE = [
  'address-lost.spec.ts',
  'commands.spec.ts',
  'compare.spec.ts',
  'content.spec.ts',
  'deployment.spec.ts',
  'dev.spec.ts',
  'draw-card.spec.ts',
  'faults.spec.ts',
  'functions.spec.ts',
  'guide.spec.ts',
  'head.spec.ts',
  'reproducible.spec.ts',
  'workflows.spec.ts',
];

/** What is promised of every page: in every engine that is here. */
const PROMISES = 'promises.spec.ts';

/** What proves that each promise can fail. */
const DEFECTS = 'defects.spec.ts';

const [{ use: chromium }] = engines;

export default defineConfig<object, SiteOptions>({
  testDir: '.',
  outputDir: '../.cache/e2e/results',
  globalSetup: './support/build-all.ts',
  fullyParallel: true,
  forbidOnly: true,
  reporter: [['list'], ['./support/report.ts']],
  use: {
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  projects: [
    ...engines.map(({ name, use }) => ({
      name,
      use,
      testMatch: PROMISES,
      ...(name === 'chromium' ? {} : { grepInvert: /@chromium/ }),
    })),
    { name: 'defects', testMatch: DEFECTS, use: chromium },
    { name: 'once', testMatch: ONCE, use: chromium },
    ...builds.map((build) => ({
      name: build.name,
      testIgnore: [...ONCE, PROMISES, DEFECTS, ...(build.sample ? [] : ['sample.spec.ts'])],
      use: { ...chromium, build },
    })),
  ],
});
