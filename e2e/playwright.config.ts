import { defineConfig } from '@playwright/test';
import { findBrowser } from '../src/commands/browser.ts';
import type { SiteOptions } from './support/site.ts';
import { builds } from './support/builds.ts';

const executablePath = findBrowser();

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

/** Specs of what pages look like, which no base path changes: once, on the build with all pages. */
const LOOKS = [
  'contrast.spec.ts',
  'focus.spec.ts',
  'fonts.spec.ts',
  'pictures.spec.ts',
  'print.spec.ts',
  'reflow.spec.ts',
  'steady.spec.ts',
  'weight.spec.ts',
];

export default defineConfig<object, SiteOptions>({
  testDir: '.',
  outputDir: '../.cache/e2e/results',
  globalSetup: './support/build-all.ts',
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
      testIgnore: [
        ...ONCE,
        ...(build.sample ? [] : ['sample.spec.ts']),
        ...(build.sample && build.base === '/' ? [] : LOOKS),
      ],
      use: { build },
    })),
  ],
});
