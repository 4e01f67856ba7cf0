import type { BrowserContextOptions } from '@playwright/test';
import sharp from 'sharp';
import { readToTheEnd } from '../src/lib/reading.ts';
import { contrastOf, pixelsOf } from './support/contrast.ts';
import { allPages } from './support/pages.ts';
import { expect, test } from './support/site.ts';

// The check itself does in the page what the page’s policy would refuse.
test.use({ bypassCSP: true });

const SETTINGS: Record<string, BrowserContextOptions> = {
  'the light scheme': { colorScheme: 'light' },
  'the dark scheme': { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
};

/** Width in CSS pixels around an element in which its ring is looked for. */
const AROUND = 8;

for (const [name, options] of Object.entries(SETTINGS)) {
  test(`${name}: what has the focus has a ring around it that stands out`, async ({
    browser,
    site,
  }) => {
    const page = await browser.newPage({ ...options, viewport: { width: 1280, height: 800 } });
    for (const { url } of allPages(site)) {
      await page.goto(url);
      await readToTheEnd(page);
      await page.evaluate(() => {
        window.scrollTo(0, 0);
      });
      const count = await page.locator('a').count();
      for (let index = 0; index < count; index += 1) {
        await page.keyboard.press('Tab');
        const { box, line, text } = await page.evaluate(focused);
        const clip = {
          x: Math.max(0, box.x - AROUND),
          y: Math.max(0, box.y - AROUND),
          width: box.width + 2 * AROUND,
          height: box.height + 2 * AROUND,
        };
        const withRing = await pixelsOf(sharp(await page.screenshot({ clip })));
        // Without the ring, all else alike: the skip link would hide again without its focus.
        const style = await page.addStyleTag({ content: ':focus { outline: none !important }' });
        const withoutRing = await pixelsOf(sharp(await page.screenshot({ clip })));
        await style.evaluate((element: HTMLElement) => {
          element.remove();
        });
        const standsOut = withRing.filter(
          (pixel, at) => contrastOf(pixel, withoutRing[at] ?? pixel) >= 3,
        );
        // As much as a line of two pixels around the element, or around its longest line:
        // https://www.w3.org/TR/WCAG22/#focus-appearance
        const enough = 2 * 2 * (line.width + line.height);
        expect(standsOut.length, `${url}: ${text}`).toBeGreaterThanOrEqual(enough);
      }
    }
    await page.close();
  });
}

/** What has the focus; runs in the browser. */
function focused() {
  const element = document.activeElement ?? document.body;
  const { x, y, width, height } = element.getBoundingClientRect();
  const [line] = [...element.getClientRects()].sort((a, b) => b.width - a.width);
  return {
    box: { x, y, width, height },
    line: { width: line?.width ?? width, height: line?.height ?? height },
    text: element.textContent,
  };
}
