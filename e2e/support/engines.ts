import { existsSync } from 'node:fs';
import { firefox, webkit, type LaunchOptions } from '@playwright/test';
import { findBrowser } from '../../src/commands/browser.ts';

const executablePath = findBrowser();

/** How to launch Chromium, which `npm test` installs if necessary. */
export const chromiumOptions: LaunchOptions = {
  ...(executablePath ? { executablePath } : {}),
  // Software rendering is faster without a separate GPU process.
  args: ['--in-process-gpu'],
};

const chromium = {
  name: 'chromium',
  use: { browserName: 'chromium' as const, launchOptions: chromiumOptions },
};

/** To install these: `npx playwright install firefox webkit`. */
const others = [firefox, webkit].map((type) => ({
  name: type.name(),
  isPresent: existsSync(type.executablePath()),
  use: { browserName: type.name() as 'firefox' | 'webkit' },
}));

/** The installed browser engines. */
export const engines = [chromium, ...others.filter(({ isPresent }) => isPresent)] as const;

/** Names of the engines that are not installed. */
export const missingEngines = others.filter(({ isPresent }) => !isPresent).map(({ name }) => name);
