// npm run screenshots -- <commit>: draws the pages whose files have changed since then, as dist/ shows
// them on a phone and on a laptop. What lies beside a page is part of it.

import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { PAGES } from '../src/data/entries.ts';
import { chromiumOptions } from './support/engines.ts';
import { scrollToEnd } from './support/pages.ts';
import { findEntry, openSite } from './support/site.ts';

/** Widths in CSS pixels. */
const SCREENS = { phone: 390, laptop: 1280 };

const [, , since = 'HEAD'] = process.argv;
// From where the branches parted: what was merged into the other one meanwhile is no change of this one.
const args = [
  'diff',
  '--name-only',
  '--no-renames',
  '-z',
  '--relative',
  `${since}...`,
  '--',
  PAGES,
];
const changed = execFileSync('git', args, { encoding: 'utf8' }).split('\0');

await using site = await openSite('dist', '.');
await using browser = await chromium.launch(chromiumOptions);
const tab = await browser.newPage();
for (const page of site.pages) {
  const { id = '', file = '' } = findEntry(site, page) ?? {};
  const entry = path.posix.join(PAGES, file);
  const isPart = (name: string) =>
    name === entry || (!name.endsWith('.mdx') && path.dirname(name) === path.dirname(entry));
  if (!changed.some(isPart)) continue;
  for (const [screen, width] of Object.entries(SCREENS)) {
    await tab.setViewportSize({ width, height: 800 });
    await tab.goto(page.url);
    await scrollToEnd(tab);
    const picture = `.cache/screenshots/${id.replaceAll('/', '-')}-${screen}.png`;
    await tab.screenshot({ path: picture, fullPage: true });
    console.log(picture);
  }
}
