import type { Page } from '@playwright/test';

/** Widths of screens in CSS pixels: from 1280 px zoomed to 400 % upwards. */
const WIDTHS = [320, 390, 820, 1280, 1920, 2560];

/** The usual widths, and those on both sides of each width at which the page's styles change. */
export async function findWidths(tab: Page): Promise<number[]> {
  const conditions = await tab.evaluate(listConditions);
  const lengths = conditions.join().matchAll(/([\d.]+)(px|r?em)/g);
  const sides = lengths.flatMap(([, number, unit]) => {
    const width = Number(number) * (unit === 'px' ? 1 : 16);
    return [Math.ceil(width) - 1, Math.ceil(width), Math.floor(width) + 1];
  });
  const all = new Set([...WIDTHS, ...sides].filter((width) => width >= 320 && width <= 2560));
  return [...all].sort((one, other) => one - other);
}

/** The media conditions of the page's styles and pictures. Runs in the browser. */
function listConditions(): string[] {
  const read = (rules: CSSRuleList): string[] =>
    [...rules].flatMap((rule) => [
      ...(rule instanceof CSSConditionRule ? [rule.conditionText] : []),
      ...(rule instanceof CSSGroupingRule ? read(rule.cssRules) : []),
      // A rule that is nested in a style rule.
      ...(rule instanceof CSSStyleRule ? read(rule.cssRules) : []),
    ]);
  const elements = [...document.querySelectorAll('[media], [sizes]')];
  return [
    ...[...document.styleSheets].flatMap(({ cssRules }) => read(cssRules)),
    ...elements.map(
      (element) => `${element.getAttribute('media')} ${element.getAttribute('sizes')}`,
    ),
  ];
}
