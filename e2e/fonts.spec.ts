import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { fallbacks } from '../src/fonts/fallbacks.ts';
import { expect, test } from './support/site.ts';

// The check itself does in the page what the page’s policy would refuse.
test.use({ bypassCSP: true });

test('the typefaces of readers’ systems take the room of ours', async ({ page, site }) => {
  await page.goto(site.address);
  for (const { for: ours, family, weight, style, sample } of fallbacks) {
    const file = await readFile(fileURLToPath(import.meta.resolve(sample)), 'base64');
    const face = { ours, family, weight: String(weight), style, file };
    const { width, ascent, descent } = await page.evaluate(compare, face);
    const message = `${family}, ${weight} ${style}`;
    // A line of sixty letters ends within about one letter.
    expect(Math.abs(width - 1), message).toBeLessThan(0.02);
    expect(Math.abs(ascent - 1), message).toBeLessThan(0.01);
    expect(Math.abs(descent - 1), message).toBeLessThan(0.01);
  }
});

test('a page fetches early just the upright fonts that its text needs', async ({ page, site }) => {
  for (const { url } of site.pages) {
    await page.goto(url, { waitUntil: 'networkidle' });
    const { preloaded, needed } = await page.evaluate(() => {
      const links = document.querySelectorAll<HTMLLinkElement>('link[rel="preload"][as="font"]');
      const ours = [...document.fonts].filter(({ family }) => !family.includes(' for '));
      // A browser loads the faces that the text needs, and no others.
      const loaded = ours.filter(({ status, style }) => status === 'loaded' && style === 'normal');
      return { preloaded: links.length, needed: loaded.length };
    });
    expect(preloaded, url).toBe(needed);
  }
});

/**
 * How much more room the page's text takes in a system's typeface, stretched as the style sheet
 * says, than in ours: 1 for as much. Runs in the browser.
 */
async function compare({
  ours,
  family,
  weight,
  style,
  file,
}: Record<'ours' | 'family' | 'weight' | 'style' | 'file', string>) {
  const rulesIn = (rules: CSSRuleList): CSSFontFaceRule[] =>
    [...rules].flatMap((rule) => {
      if (rule instanceof CSSFontFaceRule) return [rule];
      return rule instanceof CSSGroupingRule ? rulesIn(rule.cssRules) : [];
    });
  const rule = [...document.styleSheets]
    .flatMap(({ cssRules }) => rulesIn(cssRules))
    .find(({ style: descriptors }) => {
      const is = (name: string, value: string) =>
        descriptors.getPropertyValue(name).replaceAll('"', '') === value;
      return is('font-family', family) && is('font-weight', weight) && is('font-style', style);
    });
  if (!rule) throw new Error('The style sheet does not have this typeface.');
  const descriptor = (name: string) => rule.style.getPropertyValue(name);

  const face = new FontFace('a system’s', `url(data:font/woff2;base64,${file})`, {
    weight,
    style,
    ascentOverride: descriptor('ascent-override'),
    descentOverride: descriptor('descent-override'),
    lineGapOverride: descriptor('line-gap-override'),
    // Chromium has it; TypeScript's library does not know it yet.
    ...{ sizeAdjust: descriptor('size-adjust') },
  });
  document.fonts.add(await face.load());
  const variable = ours === 'Arvo' ? '--font-heading' : '--font-text';
  const [our] = getComputedStyle(document.body).getPropertyValue(variable).split(',');

  const words = document.body.innerText.replaceAll('\n', ' ');
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('This browser draws no text.');
  const sizes: { width: number; ascent: number; descent: number }[] = [];
  for (const name of ['"a system’s"', our]) {
    context.font = `${style} ${weight} 100px ${name}`;
    await document.fonts.load(context.font);
    const { width, fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText(words);
    sizes.push({ width, ascent: fontBoundingBoxAscent, descent: fontBoundingBoxDescent });
  }
  document.fonts.delete(face);
  const [their, reference] = sizes;
  if (!their || !reference) throw new Error('Nothing was measured.');
  return {
    width: their.width / reference.width,
    ascent: their.ascent / reference.ascent,
    descent: their.descent / reference.descent,
  };
}
