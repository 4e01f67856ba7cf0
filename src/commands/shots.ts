// npm run shots: saves screenshots of every page of dist/ as readers may see it, and its prints, in
// .cache/shots, for people to look at.

import { mkdir, rm } from 'node:fs/promises';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { builtSite } from '../tools/built-pages.ts';
import { serveStatic } from '../tools/static-server.ts';
import { launchBrowser } from './browser.ts';

const ALBUM = '.cache/shots';

const SCREENS = [
  { width: 320, height: 568, density: 2 },
  { width: 390, height: 844, density: 3 },
  { width: 820, height: 1180, density: 2 },
  { width: 1280, height: 800, density: 1 },
  { width: 2560, height: 1440, density: 1 },
];

/** What a reader may have set. */
const SETTINGS: Record<string, BrowserContextOptions> = {
  light: {},
  dark: { colorScheme: 'dark' },
  'more-contrast': { contrast: 'more' },
  'more-contrast-dark': { contrast: 'more', colorScheme: 'dark' },
  forced: { forcedColors: 'active' },
  // The page's own policy would refuse the style.
  'large-text': { bypassCSP: true },
};

await rm(ALBUM, { recursive: true, force: true });
await mkdir(ALBUM, { recursive: true });
const { base, pages } = await builtSite('dist');
await using server = await serveStatic({ folder: 'dist', base });
await using browser = await launchBrowser();
for (const { file, path, refreshTo } of pages) {
  if (refreshTo !== undefined) continue;
  const { href } = new URL(path, server.address);
  const name = file.replace(/\/?index\.html$|\.html$/, '').replaceAll('/', '-') || 'home';
  for (const { width, height, density } of SCREENS) {
    for (const [setting, options] of Object.entries(SETTINGS)) {
      const screen = { viewport: { width, height }, deviceScaleFactor: density };
      await using page = await browser.newPage({ ...options, ...screen });
      await open(page, href);
      if (setting === 'large-text') await page.addStyleTag({ content: 'html { font-size: 200% }' });
      await page.screenshot({ path: `${ALBUM}/${name}-${width}-${setting}.png`, fullPage: true });
    }
  }
  await using page = await browser.newPage();
  await open(page, href);
  for (const format of ['A4', 'Letter']) {
    await page.pdf({ format, path: `${ALBUM}/${name}-${format}.pdf` });
  }
}
console.log(`The pictures are in ${ALBUM}`);

/** Opens a page with its fonts and all its pictures. */
async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  // Again, with the fonts in the cache: fonts that arrive late are not used (font-display: optional).
  await page.reload();
  await page.evaluate(async () => {
    for (const picture of document.images) picture.loading = 'eager';
    await Promise.allSettled(Array.from(document.images, (picture) => picture.decode()));
  });
}
