import { existsSync } from 'node:fs';
import { firefox, webkit } from '@playwright/test';
import { findBrowser } from '../../src/commands/browser.ts';

const executablePath = findBrowser();

/** Chromium, which `npm test` installs where there is none. */
const chromium = {
  name: 'chromium',
  use: {
    browserName: 'chromium' as const,
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Pages are painted without a graphics card here: with no process between, in less time.
      args: ['--in-process-gpu'],
    },
  },
};

/** The others, which Playwright installs: `npx playwright install firefox webkit`. */
const others = [firefox, webkit].map((type) => ({
  name: type.name(),
  isHere: existsSync(type.executablePath()),
  use: { browserName: type.name() as 'firefox' | 'webkit' },
}));

/** The engines in which pages are looked at: those that are here. */
export const engines = [chromium, ...others.filter(({ isHere }) => isHere)] as const;

/** The engines that are not here: what they would say is not known. */
export const missingEngines = others.filter(({ isHere }) => !isHere).map(({ name }) => name);
