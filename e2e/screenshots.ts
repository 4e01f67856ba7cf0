// npm run screenshots -- <revision>: draws the pages whose files have changed since then, as
// dist/ shows them on a phone and on a laptop. Pictures beside a page are part of it.

import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { listPublishedEntries, PAGES } from '../src/data/entries.ts';
import { site } from '../src/site.ts';
import { builtSite } from '../src/tools/built-pages.ts';
import { serveStatic } from '../src/tools/static-server.ts';
import { entryId, pagePath } from '../src/utils/addresses.ts';
import { chromiumOptions } from './support/engines.ts';
import { scrollToEnd } from './support/pages.ts';

const [, , since = 'HEAD'] = process.argv;

/** Where .github/workflows/check.yml finds them. */
const FOLDER = '.cache/screenshots';

/** Widths and heights in CSS pixels. */
const SCREENS = { phone: [390, 844], laptop: [1280, 800] } as const;

// From where the branches parted, so that nothing counts that was merged elsewhere meanwhile.
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
const entries = (await listPublishedEntries()).filter(({ file }) =>
  changed.some((name) => {
    const isBeside = path.posix.dirname(name) === path.posix.dirname(`${PAGES}/${file}`);
    return name === `${PAGES}/${file}` || (isBeside && !name.endsWith('.mdx'));
  }),
);

const { base } = await builtSite('dist');
await using server = await serveStatic({ folder: 'dist', base });
await using browser = await chromium.launch(chromiumOptions);
for (const id of entries.map(({ file }) => entryId(file))) {
  for (const [screen, [width, height]] of Object.entries(SCREENS)) {
    const page = await browser.newPage({ viewport: { width, height } });
    await page.goto(server.address + pagePath(id, site.home).slice(1));
    await scrollToEnd(page);
    const file = path.join(FOLDER, `${id.replaceAll('/', '-')}-${screen}.png`);
    await page.screenshot({ path: file, fullPage: true });
    console.log(file);
    await page.close();
  }
}
