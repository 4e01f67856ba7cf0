import { brotliCompressSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readToTheEnd } from './support/pages.ts';
import { expect, test } from './support/site.ts';

/** Bytes. The first is what a server sends before it has to wait for the reader's answer. */
const BUDGET = { firstResponse: 12_500, page: 150_000 };

test('text and style of each page arrive in the first flight', async ({ site }) => {
  for (const { file } of site.pages) {
    const html = await readFile(path.join(site.folder, file));
    expect(brotliCompressSync(html).length, file).toBeLessThanOrEqual(BUDGET.firstResponse);
  }
});

for (const screen of [
  { name: 'phone', viewport: { width: 390, height: 844 }, deviceScaleFactor: 3 },
  { name: 'laptop', viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
]) {
  test(`a whole page is light on a ${screen.name}`, async ({ browser, site }) => {
    for (const { url } of site.pages) {
      const page = await browser.newPage(screen);
      const devtools = await page.context().newCDPSession(page);
      let bytes = 0;
      await devtools.send('Network.enable');
      devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength;
      });
      await page.goto(url);
      await readToTheEnd(page);
      await page.waitForLoadState('networkidle');
      expect(bytes, url).toBeGreaterThan(0);
      expect(bytes, url).toBeLessThanOrEqual(BUDGET.page);
      test.info().annotations.push({ type: url, description: `${bytes} bytes` });
      await page.close();
    }
  });
}
