import { defineConfig } from '@playwright/test';
import { sampleBuild, siteBuild } from './support/builds.ts';
import { engines } from './support/engines.ts';
import type { SiteOptions } from './support/site.ts';

/** Specs that test a built site; the others test commands and functions. */
const SITE = ['hosting.spec.ts', 'server.spec.ts'];

/** Specs that test a built site with sample pages. */
const SAMPLE = ['aria.spec.ts', 'mutations.spec.ts', 'sample.spec.ts'];

/** Checks of every page of every build. */
const CHECKS = 'checks.spec.ts';

const [{ use: chromium }, ...otherEngines] = engines;

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
  use: { ...chromium, screenshot: 'only-on-failure', trace: 'on-first-retry' },
  projects: [
    { name: 'checks', testMatch: CHECKS },
    ...otherEngines.map(({ name, use }) => ({ name, use, testMatch: CHECKS })),
    { name: 'site', testMatch: SITE, use: { build: siteBuild } },
    { name: 'sample', testMatch: [...SITE, ...SAMPLE], use: { build: sampleBuild } },
    { name: 'tools', testIgnore: [CHECKS, ...SITE, ...SAMPLE] },
  ],
});
