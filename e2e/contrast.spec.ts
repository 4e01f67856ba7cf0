import AxeBuilder from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { contrastOf, type Rgb } from './support/contrast.ts';
import { allPages, readToTheEnd } from './support/pages.ts';
import { expect, test } from './support/site.ts';

/** What a reader may have set. */
const SETTINGS: Record<string, BrowserContextOptions> = {
  'the light scheme': { colorScheme: 'light' },
  'the dark scheme': { colorScheme: 'dark' },
  'more contrast': { contrast: 'more' },
  'more contrast, dark': { contrast: 'more', colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
};

for (const [name, options] of Object.entries(SETTINGS)) {
  test(`${name}: text stands out 4.5 to 1`, async ({ browser, site }) => {
    for (const width of [320, 1280]) {
      const context = await browser.newContext({ ...options, viewport: { width, height: 800 } });
      const page = await context.newPage();
      for (const { url } of allPages(site)) {
        await page.goto(url);
        await readToTheEnd(page);
        const { passes, violations, incomplete } = await new AxeBuilder({ page })
          .withRules('color-contrast')
          .analyze();
        expect(passes.flatMap(({ nodes }) => nodes).length).toBeGreaterThan(3);
        const doubts = [...violations, ...incomplete].flatMap(({ nodes }) =>
          nodes.map(({ html, any }) => `${html}: ${any.map(({ message }) => message).join()}`),
        );
        expect(doubts, `${url} at ${width} px`).toEqual([]);
        for (const { numeral, colour, ground } of await numeralsOf(page)) {
          expect(contrastOf(colour, ground), `${url}: ${numeral}`).toBeGreaterThanOrEqual(4.5);
        }
      }
      await context.close();
    }
  });
}

/** The numerals that the style sheet adds, which axe does not see, with their colours. */
async function numeralsOf(page: Page) {
  return page.locator('*').evaluateAll((elements) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const paint = (colour: string) => {
      context?.clearRect(0, 0, 1, 1);
      if (context) context.fillStyle = colour;
      context?.fillRect(0, 0, 1, 1);
      return [...(context?.getImageData(0, 0, 1, 1).data ?? [])];
    };
    return elements.flatMap((element) => {
      const { content, color, backgroundColor } = getComputedStyle(element, '::before');
      if (!content.includes('counter') && !(Number(content.replaceAll('"', '')) > 0)) return [];
      let ground = paint(backgroundColor);
      for (let behind: Element | null = element; ground[3] === 0 && behind; ) {
        ground = paint(getComputedStyle(behind).backgroundColor);
        behind = behind.parentElement;
      }
      const numeral = `${content} before ${element.outerHTML.slice(0, 60)}`;
      return [{ numeral, colour: paint(color) as unknown as Rgb, ground: ground as unknown as Rgb }];
    });
  }) as Promise<{ numeral: string; colour: Rgb; ground: Rgb }[]>;
}
