import { allPages } from './support/pages.ts';
import { expect, test } from './support/site.ts';

test('no page scrolls sideways, from 320 to 2560 px, and with text twice as large', async ({
  page,
  site,
}) => {
  for (const { url } of allPages(site)) {
    await page.goto(url);
    for (const fontSize of ['100%', '200%']) {
      await page.evaluate((size) => (document.documentElement.style.fontSize = size), fontSize);
      for (const width of [320, 390, 820, 1280, 1920, 2560]) {
        await page.setViewportSize({ width, height: 800 });
        const { wide, sticking } = await page.evaluate(() => ({
          wide: document.documentElement.scrollWidth,
          sticking: [...document.querySelectorAll('main *')]
            .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
            .map((element) => element.outerHTML.slice(0, 80)),
        }));
        expect({ wide, sticking }, `${url} at ${width} px, ${fontSize}`).toEqual({
          wide: width,
          sticking: [],
        });
      }
    }
  }
});

test('no word is cut in two on a phone, with text twice as large', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  for (const { url } of allPages(site)) {
    await page.goto(url);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    // A table's columns and long words have to break: better than to scroll sideways.
    const cut = await page.locator('body *:not(table *, pre *)').evaluateAll((elements) =>
      elements
        .flatMap(({ childNodes }) => [...childNodes])
        .flatMap((node) => {
          const words = node instanceof Text ? node.data.matchAll(/\p{L}{2,12}(?!\p{L})/gu) : [];
          return [...words].filter(({ index, 0: word }) => {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            const parts = [...range.getClientRects()].filter(({ width }) => width > 0);
            return new Set(parts.map(({ top }) => top)).size > 1;
          });
        })
        .map(([word]) => word),
    );
    expect(cut, url).toEqual([]);
  }
});
