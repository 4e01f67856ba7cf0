// Finds a Chromium or Chrome for the checks; run by itself, it installs one where there is none.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Where the usual installers put Chrome and Chromium, on Linux, macOS and Windows. */
const INSTALLED = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a browser that runs: Playwright's own, else one that is installed. */
export function findBrowser(): string | undefined {
  return [chromium.executablePath(), ...INSTALLED].find(runs);
}

function runs(browser: string): boolean {
  // On Windows, asking for the version would open a window.
  if (process.platform === 'win32') return existsSync(browser);
  // On Ubuntu, /usr/bin/chromium-browser may only print which package to install.
  return spawnSync(browser, ['--version'], { stdio: 'ignore' }).status === 0;
}

if (import.meta.main && !findBrowser()) {
  console.log('The checks need a browser, and none is installed. Installing Chromium …');
  const isDebian =
    existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  // Chromium without its windows, as Playwright's own download is: three times as fast.
  const command =
    isDebian && process.getuid?.() === 0
      ? 'apt-get update && apt-get install -y --no-install-recommends chromium-headless-shell'
      : 'npx playwright install chromium';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // If it fails, the installer prints what went wrong.
  spawnSync(command, { shell: true, stdio: 'inherit', env });
  if (!findBrowser()) {
    console.error(
      '\nNo browser could be installed, so nothing was checked. Install Google Chrome or Chromium (Debian: apt-get install chromium; elsewhere: npx playwright install chromium) and try again.',
    );
    process.exitCode = 2;
  }
}
