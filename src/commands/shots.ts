// npm run shots: photographs every page of dist/ as readers may see it, into .cache/shots, for
// people to look at.

import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions } from '@playwright/test';
import { builtPages } from '../tools/built-pages.ts';
import { readDeployment } from '../data/deployment.ts';
import { readPdf } from '../lib/pdf.ts';
import { readToTheEnd } from '../lib/reading.ts';
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

/** What a reader may have set, and the screens on which it is worth a look. */
const SETTINGS: { name: string; options: BrowserContextOptions; text?: string; on?: number[] }[] = [
  { name: 'light', options: {} },
  { name: 'dark', options: { colorScheme: 'dark' } },
  { name: 'more-contrast', options: { contrast: 'more' }, on: [390, 1280] },
  { name: 'more-contrast-dark', options: { contrast: 'more', colorScheme: 'dark' }, on: [1280] },
  { name: 'forced-colours', options: { forcedColors: 'active' }, on: [390, 1280] },
  {
    name: 'forced-colours-dark',
    options: { forcedColors: 'active', colorScheme: 'dark' },
    on: [1280],
  },
  // The doubling is a style, which the page’s own policy would refuse.
  { name: 'text-doubled', options: { bypassCSP: true }, text: '200%', on: [320, 1280] },
];

const folder = fileURLToPath(new URL('../../dist', import.meta.url));
const album = fileURLToPath(new URL('../../.cache/shots', import.meta.url));
const { base } = readDeployment(process.env);

await rm(album, { recursive: true, force: true });
await mkdir(album, { recursive: true });
const server = await serveStatic({ folder, base, port: 0 });
const executablePath = findBrowser();
const browser = await chromium.launch(executablePath ? { executablePath } : {});
try {
  for (const { file, url, refreshTo } of await builtPages(folder, server.address)) {
    if (refreshTo !== undefined) continue;
    const name = file.replace(/(^|\/)index\.html$/, '').replaceAll('/', '-') || 'home';
    await photograph(browser, url, name.replace(/\.html$/, ''));
  }
} finally {
  await browser.close();
  await server.close();
}
console.log(`The pictures are in ${path.relative(process.cwd(), album) || album}`);

/** All pictures of a page: the first view, and the whole page, in every setting; and its print. */
async function photograph(browser: Browser, url: string, name: string): Promise<void> {
  for (const { width, height, density } of SCREENS) {
    for (const { name: setting, options, text, on } of SETTINGS) {
      if (on && !on.includes(width)) continue;
      const page = await browser.newPage({
        ...options,
        viewport: { width, height },
        deviceScaleFactor: density,
      });
      await page.goto(url);
      // Again, with the fonts in the cache: they do not take over once the text is painted.
      await page.reload();
      if (text) await page.addStyleTag({ content: `html { font-size: ${text} }` });
      await readToTheEnd(page);
      await page.evaluate(() => {
        window.scrollTo(0, 0);
      });
      const shot = path.join(album, `${name}-${width}-${setting}`);
      await page.screenshot({ path: `${shot}-first.png` });
      await page.screenshot({ path: `${shot}.png`, fullPage: true });
      await page.close();
    }
  }
  for (const format of ['A4', 'Letter']) {
    const page = await browser.newPage();
    await page.goto(url);
    await page.reload();
    await readToTheEnd(page);
    const pdf = await page.pdf({ format, path: path.join(album, `${name}-${format}.pdf`) });
    for (const [index, { picture }] of (await readPdf(pdf, 2)).entries()) {
      await picture.png().toFile(path.join(album, `${name}-${format}-${index + 1}.png`));
    }
    await page.close();
  }
}
