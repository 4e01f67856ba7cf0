import AxeBuilder from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from '@playwright/test';
import sharp from 'sharp';
import { readToTheEnd } from '../src/lib/reading.ts';
import { contrastOf, pixelsOf, type Rgb } from './support/contrast.ts';
import { allPages } from './support/pages.ts';
import { expect, test } from './support/site.ts';

const OPTIONS = {
  runOnly: { type: 'rule' as const, values: ['color-contrast'] },
  // Pseudo-elements here, the numerals' tiles and the pin, stand beside the text, not behind it.
  checks: { 'color-contrast': { options: { ignorePseudo: true } } },
};

/** What a reader may have set. */
const SETTINGS: Record<string, BrowserContextOptions> = {
  'the light scheme': { colorScheme: 'light' },
  'the dark scheme': { colorScheme: 'dark' },
  'more contrast': { contrast: 'more' },
  'more contrast, dark': { contrast: 'more', colorScheme: 'dark' },
};

/** The colours that a reader's system may force on every page. */
const FORCED: Record<string, BrowserContextOptions> = {
  'forced colours, light': { forcedColors: 'active', colorScheme: 'light' },
  'forced colours, dark': { forcedColors: 'active', colorScheme: 'dark' },
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
          // Pages without frames need no second page to gather results from.
          .setLegacyMode()
          .options(OPTIONS)
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

// The browser does not tell which colours it forced, so these are looked at as they are painted.
for (const [name, options] of Object.entries(FORCED)) {
  test(`${name}: text stands out 4.5 to 1`, async ({ browser, site }) => {
    const page = await browser.newPage({ ...options, viewport: { width: 1280, height: 800 } });
    for (const { url } of allPages(site)) {
      await page.goto(url);
      await readToTheEnd(page);
      const painted = sharp(await page.screenshot({ fullPage: true }));
      const texts = page.locator('h1, h2, h3, p, li, a:not(.skip-link), .tiles > b');
      for (const { text, ...box } of await texts.evaluateAll(boxesOf)) {
        const colours = await pixelsOf(painted.clone().extract(box));
        const [ground] = colours;
        const visible = colours.some((colour) => contrastOf(colour, ground ?? colour) >= 4.5);
        expect(visible, `${url}: ${text}`).toBe(true);
      }
    }
    await page.close();
  });
}

/** Where elements with text are, in whole pixels of the page; runs in the browser. */
function boxesOf(elements: (HTMLElement | SVGElement)[]) {
  return (
    elements
      .map((element) => ({
        text: element.textContent.trim(),
        rect: element.getBoundingClientRect(),
      }))
      // One pixel wide: for those who listen only.
      .filter(({ text, rect }) => text !== '' && rect.width > 1)
      .map(({ text, rect }) => ({
        text,
        left: Math.floor(rect.left + scrollX),
        top: Math.floor(rect.top + scrollY),
        width: Math.ceil(rect.width),
        height: Math.ceil(rect.height),
      }))
  );
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
      for (let behind: Element | null = element; ground[3] === 0 && behind;) {
        ground = paint(getComputedStyle(behind).backgroundColor);
        behind = behind.parentElement;
      }
      const numeral = `${content} before ${element.outerHTML.slice(0, 60)}`;
      return [
        { numeral, colour: paint(color) as unknown as Rgb, ground: ground as unknown as Rgb },
      ];
    });
  }) as Promise<{ numeral: string; colour: Rgb; ground: Rgb }[]>;
}
