// Finds a Chromium or Chrome for the checks; run by itself, it installs one where there is none.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from '@playwright/test';

/** Where the usual installers put Chrome and Chromium, by operating system. */
const INSTALLED: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/opt/google/chrome/chrome',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
};

/** The path of a browser that runs: Playwright's own, else one that is installed. */
export function findBrowser(): string | undefined {
  return [chromium.executablePath(), ...(INSTALLED[process.platform] ?? [])].find(runs);
}

function runs(browser: string): boolean {
  if (!existsSync(browser)) return false;
  // On Windows the question for its version would open a window.
  if (process.platform === 'win32') return true;
  // On Ubuntu, /usr/bin/chromium-browser may be a mere hint to install another package.
  return spawnSync(browser, ['--version'], { stdio: 'ignore' }).status === 0;
}

function installBrowser(): void {
  if (process.getuid?.() === 0 && isDebian()) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    // Chromium without its windows, as Playwright's own download is: three times as fast here.
    const install = ['install', '-y', '--no-install-recommends', 'chromium-headless-shell'];
    for (const step of [['update'], install]) {
      execFileSync('apt-get', step, { stdio: 'inherit', env });
    }
  } else {
    const playwright = createRequire(import.meta.url).resolve('@playwright/test/package.json');
    const cli = path.join(path.dirname(playwright), 'cli.js');
    execFileSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' });
  }
}

function isDebian(): boolean {
  const file = '/etc/os-release';
  return existsSync(file) && /^ID=debian$/m.test(readFileSync(file, 'utf8'));
}

if (import.meta.main && !findBrowser()) {
  console.log('The checks need a browser, and none is installed. Installing Chromium …');
  try {
    installBrowser();
  } catch {
    // What went wrong stands above, in the installer's own words.
  }
  if (!findBrowser()) {
    console.error(
      '\nNo browser could be installed, so nothing was checked. Install Google Chrome or Chromium (Debian: apt-get install chromium; elsewhere: npx playwright install chromium) and try again.',
    );
    process.exitCode = 1;
  }
}
