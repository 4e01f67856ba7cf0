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
  const ranges = sorted.map((from, index) => ({ from, to: (sorted[index + 1] ?? MAX + 1) - 1 }));
  // A single pixel, between `max-width: 600px` and `min-width: 600px`, is no screen.
  return ranges.filter(({ from, to }) => to > from);
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

/** Features of media conditions that the checks look at in other ways. */
const USUAL =
  /^(min-|max-)?(width|resolution)$|^(prefers-color-scheme|prefers-contrast|forced-colors|scripting)$/;

/**
 * Runs something in each setting that a media condition of the page asks for and a test browser does not
 * have, such as `(hover: none)` or `(orientation: portrait)`: as if it applied.
 */
export async function withOddConditions(
  tab: Page,
  run: (condition: string) => Promise<void>,
): Promise<void> {
  const conditions = new Set(await tab.evaluate(listConditions, false));
  for (const condition of conditions) {
    const features = condition.matchAll(/\(\s*([a-z-]+)/g).map(([, name = '']) => name);
    const isUsual =
      features.every((name) => USUAL.test(name)) && !/contrast: *less/.test(condition);
    if (condition.includes('print') || isUsual) continue;
    await tab.evaluate(replaceCondition, [condition, 'all'] as const);
    await run(condition);
    await tab.evaluate(replaceCondition, ['all', condition] as const);
  }
}

/** Replaces a media condition by another one in all style sheets. Runs in the browser. */
function replaceCondition([from, to]: readonly [string, string]): void {
  const visit = (rules: CSSRuleList) => {
    for (const rule of rules) {
      if (rule instanceof CSSMediaRule && rule.conditionText === from) rule.media.mediaText = to;
      if (rule instanceof CSSGroupingRule || rule instanceof CSSStyleRule) visit(rule.cssRules);
    }
  };
  for (const { cssRules } of document.styleSheets) visit(cssRules);
}
