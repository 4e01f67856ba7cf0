import { expect, test } from './support/site.ts';

test('each fallback font is defined, with matching line metrics', async ({ page, site }) => {
  await page.goto(site.address);
  for (const { font, ours, theirs } of await page.evaluate(measureFallbacks)) {
    expect(theirs.ascent / ours.ascent, font).toBeCloseTo(1, 2);
    expect(theirs.descent / ours.descent, font).toBeCloseTo(1, 2);
  }
});

test('a page preloads exactly the upright fonts that its text needs', async ({ page, site }) => {
  for (const { url } of site.pages) {
    await page.goto(url, { waitUntil: 'networkidle' });
    const { preloaded, needed } = await page.evaluate(() => {
      const links = document.querySelectorAll<HTMLLinkElement>('link[rel="preload"][as="font"]');
      const ours = [...document.fonts].filter(({ family }) => !family.includes(' for '));
      // A browser loads only the faces that the text needs.
      const loaded = ours.filter(({ status, style }) => status === 'loaded' && style === 'normal');
      return { preloaded: links.length, needed: loaded.length };
    });
    expect(preloaded, url).toBe(needed);
  }
});

/**
 * Measures the ascent and descent of each fallback font, as defined in the CSS, and of its web font, as
 * fractions of the font size. Runs in the browser.
 */
async function measureFallbacks() {
  const rulesIn = (rules: CSSRuleList): CSSFontFaceRule[] =>
    [...rules].flatMap((rule) => {
      if (rule instanceof CSSFontFaceRule) return [rule];
      return rule instanceof CSSGroupingRule ? rulesIn(rule.cssRules) : [];
    });
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => rulesIn(cssRules));
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('There is no canvas context.');

  const measures = [];
  for (const [variable, variants] of [
    ['--font-heading', ['normal 700']],
    ['--font-text', ['normal 400', 'normal 700', 'italic 400']],
  ] as const) {
    const stack = getComputedStyle(document.body).getPropertyValue(variable).split(',');
    const [family, ...fallbacks] = stack
      .slice(0, -1)
      .map((name) => name.trim().replaceAll('"', ''));
    for (const variant of variants) {
      context.font = `${variant} 1000px "${family ?? ''}"`;
      await document.fonts.load(context.font);
      const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('x');
      const ours = { ascent: fontBoundingBoxAscent / 1000, descent: fontBoundingBoxDescent / 1000 };
      for (const fallback of fallbacks) {
        const read = ({ style }: CSSFontFaceRule, name: string) =>
          style.getPropertyValue(name).replaceAll('"', '');
        const rule = rules.find(
          (rule) =>
            read(rule, 'font-family') === fallback &&
            `${read(rule, 'font-style')} ${read(rule, 'font-weight')}` === variant,
        );
        if (!rule) throw new Error(`${fallback} is not defined in ${variant}.`);
        const readFraction = (name: string) => parseFloat(read(rule, name)) / 100;
        const [ascent, descent] = ['ascent-override', 'descent-override'].map(
          (name) => readFraction(name) * readFraction('size-adjust'),
        );
        const theirs = { ascent: ascent ?? 0, descent: descent ?? 0 };
        measures.push({ font: `${fallback}, ${variant}`, ours, theirs });
      }
    }
  }
  return measures;
}
