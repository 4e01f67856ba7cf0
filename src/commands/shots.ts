// npm run shots: saves screenshots of every page of dist/ as readers may see it, and its prints, in
// .cache/shots, for people to look at.

import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContextOptions, type Page } from '@playwright/test';
import { readDeployment } from '../data/deployment.ts';
import { builtPages } from '../tools/built-pages.ts';
import { serveStatic } from '../tools/static-server.ts';
import { findBrowser } from './browser.ts';

const SCREENS = [
  { width: 320, height: 568, density: 2 },
  { width: 390, height: 844, density: 3 },
  { width: 820, height: 1180, density: 2 },
  { width: 1280, height: 800, density: 1 },
  { width: 1920, height: 1080, density: 1 },
  { width: 2560, height: 1440, density: 1 },
];

/** What a reader may have set, and the widths of the screens on which it is worth a look. */
const SETTINGS: { name: string; options: BrowserContextOptions; css?: string; on?: number[] }[] = [
  { name: 'light', options: {} },
  { name: 'dark', options: { colorScheme: 'dark' } },
  { name: 'more-contrast', options: { contrast: 'more' }, on: [390, 1280] },
  { name: 'more-contrast-dark', options: { contrast: 'more', colorScheme: 'dark' }, on: [1280] },
  { name: 'forced', options: { forcedColors: 'active' }, on: [390, 1280] },
  { name: 'forced-dark', options: { forcedColors: 'active', colorScheme: 'dark' }, on: [1280] },
  // The page's own policy would refuse the style.
  { name: 'large', options: { bypassCSP: true }, css: 'html { font-size: 200% }', on: [320, 1280] },
];

const folder = fileURLToPath(new URL('../../dist', import.meta.url));
const album = fileURLToPath(new URL('../../.cache/shots', import.meta.url));
await rm(album, { recursive: true, force: true });
await mkdir(album, { recursive: true });

const { base } = readDeployment(process.env);
const server = await serveStatic({ folder, base, port: 0 });
const executablePath = findBrowser();
const browser = await chromium.launch(executablePath ? { executablePath } : {});
try {
  for (const { file, url, refreshTo } of await builtPages(folder, server.address)) {
    if (refreshTo !== undefined) continue;
    const name = file.replace(/\/?index\.html$|\.html$/, '').replaceAll('/', '-') || 'home';
    for (const { width, height, density } of SCREENS) {
      for (const { name: setting, options, css, on } of SETTINGS) {
        if (on && !on.includes(width)) continue;
        const viewport = { width, height };
        const page = await browser.newPage({ ...options, viewport, deviceScaleFactor: density });
        await open(page, url);
        if (css) await page.addStyleTag({ content: css });
        const shot = path.join(album, `${name}-${width}-${setting}`);
        await page.screenshot({ path: `${shot}-first.png` });
        await page.screenshot({ path: `${shot}.png`, fullPage: true });
        await page.close();
      }
    }
    const page = await browser.newPage();
    await open(page, url);
    for (const format of ['A4', 'Letter']) {
      await page.pdf({ format, path: path.join(album, `${name}-${format}.pdf`) });
    }
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
console.log(`The pictures are in ${path.relative(process.cwd(), album) || album}`);

/** Opens a page with its fonts and all its pictures. */
async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  // Again, with the fonts in the cache: they do not take over once the text is painted.
  await page.reload();
  await page.evaluate(async () => {
    for (const picture of document.images) picture.loading = 'eager';
    await Promise.allSettled(Array.from(document.images, (picture) => picture.decode()));
  });
}
