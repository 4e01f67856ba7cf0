import type { Page } from '@playwright/test';

/** The narrowest and the widest screen in CSS pixels: 1280 px zoomed to 400 %, and a large monitor. */
const [MIN, MAX] = [320, 2560];

/**
 * The ranges of screen widths between which the page's styles change.
 *
 * @param withSizes whether the `sizes` of pictures count, too
 * @returns the first and the last width of each
 */
export async function findRanges(
  tab: Page,
  withSizes = false,
): Promise<{ from: number; to: number }[]> {
  const conditions = await tab.evaluate(listConditions, withSizes);
  const lengths = conditions.join().matchAll(/([\d.]+)(px|r?em)/g);
  const starts = lengths.flatMap(([, number, unit]) => {
    const width = Number(number) * (unit === 'px' ? 1 : 16);
    return [Math.ceil(width), Math.floor(width) + 1];
  });
  const all = [...new Set([MIN, ...starts])].filter((width) => width >= MIN && width <= MAX);
  const sorted = all.sort((one, other) => one - other);
  return sorted.map((from, index) => ({ from, to: (sorted[index + 1] ?? MAX + 1) - 1 }));
}

/** The first and last widths of all ranges, and those of usual screens. */
export async function findWidths(tab: Page, withSizes = false): Promise<number[]> {
  const ranges = await findRanges(tab, withSizes);
  const all = new Set([390, 1280, 1920, ...ranges.flatMap(({ from, to }) => [from, to])]);
  return [...all].sort((one, other) => one - other);
}

/** The media conditions of the page's styles and pictures. Runs in the browser. */
function listConditions(withSizes: boolean): string[] {
  const read = (rules: CSSRuleList): string[] =>
    [...rules].flatMap((rule) => [
      ...(rule instanceof CSSConditionRule ? [rule.conditionText] : []),
      ...(rule instanceof CSSGroupingRule ? read(rule.cssRules) : []),
      // A rule that is nested in a style rule.
      ...(rule instanceof CSSStyleRule ? read(rule.cssRules) : []),
    ]);
  const elements = [...document.querySelectorAll(withSizes ? '[sizes]' : 'link[media]')];
  return [
    ...[...document.styleSheets].flatMap(({ cssRules }) => read(cssRules)),
    ...elements.map((element) => element.getAttribute(withSizes ? 'sizes' : 'media') ?? ''),
  ];
}
