import { brotliCompressSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { readToTheEnd } from '../src/lib/reading.ts';
import { expect, test } from './support/site.ts';

/**
 * Bytes on the wire, headers included, from a server with brotli.
 *
 * The first response, text and style, is what a server sends before it has to wait for the
 * reader's answer: ten packets of 1,460 bytes, with room for headers.
 */
const EVERY_PAGE = { firstResponse: 12_500, all: 150_000 };

/** The home page's pictures, unlike those that editors may add, are known, and so is its language. */
const HOME_PAGE = { fonts: 30_000, firstView: 60_000, all: 110_000 };

test('text and style of each page arrive in the first flight', async ({ site }) => {
  for (const { file } of site.pages) {
    const html = await readFile(path.join(site.folder, file));
    expect(brotliCompressSync(html).length, file).toBeLessThanOrEqual(EVERY_PAGE.firstResponse);
  }
});

for (const screen of [
  { name: 'phone', viewport: { width: 390, height: 844 }, deviceScaleFactor: 3 },
  { name: 'laptop', viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
]) {
  test(`every page is light on a ${screen.name}`, async ({ browser, site }) => {
    for (const { url } of site.pages) {
      const page = await browser.newPage(screen);
      const bytes = await countBytes(page);
      await page.goto(url, { waitUntil: 'networkidle' });
      const firstView = bytes.all;
      await readToTheEnd(page);
      await page.waitForLoadState('networkidle');
      expect(bytes.fonts, url).toBeGreaterThan(0);
      expect(bytes.all, url).toBeLessThanOrEqual(EVERY_PAGE.all);
      if (url === site.address) {
        expect(bytes.fonts).toBeLessThanOrEqual(HOME_PAGE.fonts);
        expect(firstView).toBeLessThanOrEqual(HOME_PAGE.firstView);
        expect(bytes.all).toBeLessThanOrEqual(HOME_PAGE.all);
      }
      const description = `${bytes.fonts} bytes of fonts, ${firstView} at first, ${bytes.all} in all`;
      test.info().annotations.push({ type: url, description });
      await page.close();
    }
  });
}

/** Counts what the page fetches from now on. */
async function countBytes(page: Page): Promise<{ fonts: number; all: number }> {
  const bytes = { fonts: 0, all: 0 };
  const fonts = new Set<string>();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  devtools.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Font') fonts.add(requestId);
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.all += encodedDataLength;
    if (fonts.has(requestId)) bytes.fonts += encodedDataLength;
  });
  return bytes;
}
