import type { Page } from '@playwright/test';
import { readToTheEnd } from '../src/lib/reading.ts';
import { SCREENS, twoFrames } from './support/pages.ts';
import { expect, test } from './support/site.ts';

// Nothing moves under the reader: the sum of all layout shifts is 0.000.

for (const fonts of ['late', 'never'] as const) {
  test(`with pictures late and fonts ${fonts}`, async ({ browser, site }) => {
    for (const viewport of SCREENS) {
      const page = await browser.newPage({ viewport });
      await page.addInitScript(countShifts);
      for (const { url } of site.pages) {
        let release: () => void = () => undefined;
        const painted = new Promise<void>((resolve) => (release = resolve));
        await page.route('**/_astro/**', async (route) => {
          await painted;
          const refused = fonts === 'never' && route.request().resourceType() === 'font';
          await (refused ? route.abort() : route.continue());
        });
        await page.goto(url, { waitUntil: 'domcontentloaded' });
        await twoFrames(page);
        release();
        await page.evaluate(() => document.fonts.ready);
        await expectSteady(page, `${url} at ${viewport.width} px`);
        await page.unrouteAll();
      }
      await page.close();
    }
  });
}

test('with fonts and pictures from the cache', async ({ browser, site }) => {
  for (const viewport of SCREENS) {
    const page = await browser.newPage({ viewport });
    await page.addInitScript(countShifts);
    for (const { url } of site.pages) {
      await page.goto(url);
      await readToTheEnd(page);
      await page.goto(url);
      await expectSteady(page, `${url} at ${viewport.width} px`);
    }
    await page.close();
  }
});

test('nothing moves by itself', async ({ page, site }) => {
  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    await page.emulateMedia({ reducedMotion });
    for (const { url } of site.pages) {
      await page.goto(url);
      const moving = await page.locator('*').evaluateAll((elements) =>
        elements
          .filter((element) => {
            const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
            return (
              transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior !== 'auto'
            );
          })
          .map(({ outerHTML }) => outerHTML.slice(0, 80)),
      );
      expect(moving, url).toEqual([]);
    }
  }
});

/** Reads to the end and looks at what has moved. */
async function expectSteady(page: Page, where: string): Promise<void> {
  await twoFrames(page);
  await readToTheEnd(page);
  await twoFrames(page);
  const moved = await page.evaluate(() => window.layoutShift);
  expect(moved.toFixed(3), where).toBe('0.000');
}

/** Sums up the layout shifts since the page was opened; runs in the browser. */
function countShifts(): void {
  window.layoutShift = 0;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries() as LayoutShift[]) window.layoutShift += shift.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

type LayoutShift = PerformanceEntry & { value: number };

declare global {
  interface Window {
    /** The sum of all layout shifts since the page was opened. */
    layoutShift: number;
  }
}
