import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { findRanges, withOddConditions } from '../support/breakpoints.ts';
import { findFaint, findFaintOnScreen } from '../support/contrast.ts';
import { findUnreadableText } from '../support/layout.ts';
import type { PageCheck } from './check.ts';
import { findUnreachable } from './pointer.ts';
import { findHiddenText } from './text.ts';

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;

const NONE: Media = { colorScheme: 'light', contrast: null, forcedColors: null };

/**
 * Readers' settings in which colours differ; `everywhere`: at all widths at which styles change, not
 * only the narrowest and the widest.
 */
const SETTINGS: { name: string; media: Media; everywhere: boolean }[] = [
  { name: 'light', media: {}, everywhere: true },
  { name: 'dark', media: { colorScheme: 'dark' }, everywhere: true },
  { name: 'more contrast', media: { contrast: 'more' }, everywhere: false },
  {
    name: 'more contrast, dark',
    media: { colorScheme: 'dark', contrast: 'more' },
    everywhere: false,
  },
  // As in Windows high contrast.
  {
    name: 'forced colours',
    media: { colorScheme: 'dark', forcedColors: 'active' },
    everywhere: false,
  },
];

/** WCAG 2.2 A and AA, and best practices: https://dequeuniversity.com/rules/axe/ */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** What axe leaves to human review, and was reviewed and accepted: a rule, and where it applies. */
const TRIAGED: Record<string, string> = {
  // The page’s address, shown in print only; the check “print” looks at it.
  'hidden-content': '.on-paper',
  // The corner of a table with heads above and beside it.
  'empty-table-header': 'th',
  // The visible label is an arrow, which nobody would speak to activate it.
  'label-content-name-mismatch': '[data-footnote-backref]',
};

/** Rules whose results depend on the width of the screen or the colour scheme, besides contrast. */
const CHANGING = ['link-in-text-block', 'target-size'];

export const accessibility = {
  name: 'accessibility',
  description:
    'axe finds no problem; text, list markers and pictures are strong enough in light and dark, with more contrast and with forced colours, at every width.',
  kinds: ['page', 'missing'],
  isBaseIndependent: true,
  async run({ tab: load, report }) {
    const tab = await load();
    // Once, instead of twice for each result.
    await tab.evaluate(axe.source);
    const options = { page: tab, axeSource: 'axe' };
    const passes = await runAxe(tab, new AxeBuilder(options).withTags(TAGS), report);
    await tab.setViewportSize({ width: 320, height: 800 });
    await tab.emulateMedia({ colorScheme: 'dark' });
    await runAxe(tab, new AxeBuilder(options).withRules(CHANGING), (what) => {
      report(what, 'dark, 320 px');
    });

    const ranges = await findRanges(tab);
    const reported = new Set<string>();
    for (const [index, { from: width }] of ranges.entries()) {
      await tab.setViewportSize({ width, height: 800 });
      const isEnd = index === 0 || index === ranges.length - 1;
      for (const { name, media } of SETTINGS.filter(({ everywhere }) => everywhere || isEnd)) {
        await tab.emulateMedia({ ...NONE, ...media });
        const problems = await tab.evaluate(findFaint, 'body *');
        // The skip link is above the page until it is focused.
        if (isEnd) await tab.locator('.skip-link').focus();
        if (isEnd) problems.push(...(await tab.evaluate(findFaint, ':focus')));
        for (const problem of problems) {
          if (!reported.has(name + problem)) report(problem, `${name}, ${width} px`);
          reported.add(name + problem);
        }
      }
    }
    await tab.emulateMedia(NONE);
    await tab.locator('.skip-link').blur();
    await tab.setViewportSize({ width: 1280, height: 800 });
    await withOddConditions(tab, async (condition) => {
      const problems = await findHiddenText(tab);
      for (const find of [findFaint, findUnreadableText, findUnreachable]) {
        problems.push(...(await tab.evaluate(find, 'body *')));
      }
      for (const problem of problems) report(problem, `@media ${condition}`);
    });
    return `${passes} rules`;
  },
} as const satisfies PageCheck;

/** Runs axe, and returns how many rules passed. */
async function runAxe(
  tab: Page,
  builder: AxeBuilder,
  report: (what: string) => void,
): Promise<number> {
  // The usual way opens a page for each result.
  const { passes, violations, incomplete } = await builder.setLegacyMode(true).analyze();
  const undecided: string[] = [];
  for (const result of [...violations, ...incomplete]) {
    const { id, help, nodes } = result;
    for (const { html, target, any, all, none } of nodes) {
      const selector = target.join(' ');
      const triaged = TRIAGED[id];
      if (triaged && (await tab.locator(selector).and(tab.locator(triaged)).count()) > 0) continue;
      if (id === 'color-contrast' && incomplete.includes(result)) {
        undecided.push(selector);
        continue;
      }
      const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
      report(`${help} (${id}): ${html.slice(0, 120)} ${why}`);
    }
  }
  // Where axe cannot determine the background of a text, measure it on a screenshot.
  if (undecided.length > 0) (await findFaintOnScreen(tab, undecided)).forEach(report);
  return passes.length;
}
