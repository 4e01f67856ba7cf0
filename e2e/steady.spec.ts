import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { readToTheEnd, SCREENS, twoFrames } from './support/pages.ts';
import { expect, test } from './support/site.ts';

// Nothing moves under the reader: the sum of all layout shifts is 0.000.

/** What systems have where our typefaces have not come, by the family that stands in for ours. */
const SYSTEMS = {
  'a computer or an iPhone': { 'Arial for Open Sans': 'arimo', 'Times for Arvo': 'tinos' },
  'an Android phone': { 'Roboto for Open Sans': 'roboto', 'Noto Serif for Arvo': 'noto-serif' },
};

for (const [system, typefaces] of Object.entries(SYSTEMS)) {
  for (const fonts of ['late', 'never'] as const) {
    test(`on ${system}, with pictures late and fonts ${fonts}`, async ({ browser, site }) => {
      const faces = await facesOf(typefaces);
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
          await page.evaluate(useTypefaces, faces);
          await twoFrames(page);
          await page.evaluate(() => {
            window.layoutShift.start();
          });
          release();
          await page.evaluate(() => document.fonts.ready);
          await expectSteady(page, `${url} at ${viewport.width} px`);
          await page.unrouteAll();
        }
        await page.close();
      }
    });
  }
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
  const moved = await page.evaluate(() => window.layoutShift.sum);
  expect(moved.toFixed(3), where).toBe('0.000');
}

/** A system's typeface, as a package has it. */
interface SystemFace {
  /** The family in our style sheet that stands for it. */
  family: string;
  weight: string;
  style: string;
  /** The file's bytes, in Base64. */
  file: string;
}

async function facesOf(typefaces: Record<string, string>): Promise<SystemFace[]> {
  const faces = Object.entries(typefaces).flatMap(([family, name]) =>
    [400, 700].map(async (weight) => {
      const file = `@fontsource/${name}/files/${name}-latin-${weight}-normal.woff2`;
      const path = fileURLToPath(import.meta.resolve(file));
      const bytes = await readFile(path, 'base64');
      return { family, weight: String(weight), style: 'normal', file: bytes };
    }),
  );
  return Promise.all(faces);
}

/**
 * Gives the page a system's typefaces, whatever this machine has: with the stretch that the style
 * sheet says for them, under the names that come first there.
 */
async function useTypefaces(faces: SystemFace[]): Promise<void> {
  const rulesIn = (rules: CSSRuleList): CSSFontFaceRule[] =>
    [...rules].flatMap((rule) => {
      if (rule instanceof CSSFontFaceRule) return [rule];
      return rule instanceof CSSGroupingRule ? rulesIn(rule.cssRules) : [];
    });
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => rulesIn(cssRules));
  const ofFamily = (name: string) =>
    rules.filter(({ style }) => style.getPropertyValue('font-family').replaceAll('"', '') === name);

  for (const { family, weight, style, file } of faces) {
    const rule = ofFamily(family).find(
      ({ style: descriptors }) =>
        descriptors.getPropertyValue('font-weight') === weight &&
        descriptors.getPropertyValue('font-style') === style,
    );
    if (!rule) continue;
    const descriptor = (name: string) => rule.style.getPropertyValue(name);
    const [ours = ''] = family.split(' for ').slice(1);
    const first = rules.find(({ style: { fontFamily } }) => fontFamily.includes(` for ${ours}`));
    const face = new FontFace(
      first?.style.getPropertyValue('font-family').replaceAll('"', '') ?? family,
      `url(data:font/woff2;base64,${file})`,
      {
        weight,
        style,
        ascentOverride: descriptor('ascent-override'),
        descentOverride: descriptor('descent-override'),
        lineGapOverride: descriptor('line-gap-override'),
        // Chromium has it, TypeScript's library does not know it yet.
        ...{ sizeAdjust: descriptor('size-adjust') },
      },
    );
    document.fonts.add(await face.load());
  }
}

/** Sums up the layout shifts since the page was opened or {@link window.layoutShift.start}. */
function countShifts(): void {
  const count = {
    sum: 0,
    start() {
      observer.takeRecords();
      count.sum = 0;
    },
  };
  const observer = new PerformanceObserver((list) => {
    for (const shift of list.getEntries() as LayoutShift[]) count.sum += shift.value;
  });
  observer.observe({ type: 'layout-shift', buffered: true });
  window.layoutShift = count;
}

type LayoutShift = PerformanceEntry & { value: number };

declare global {
  interface Window {
    layoutShift: { sum: number; start(): void };
  }
}
