import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { findWidths } from '../support/breakpoints.ts';
import { findFaint, findFaintOnScreen } from '../support/contrast.ts';
import type { PageCheck } from './check.ts';

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;

/** Readers' settings in which colours differ. */
const SCHEMES: { name: string; media: Media }[] = [
  { name: 'light', media: { colorScheme: 'light' } },
  { name: 'dark', media: { colorScheme: 'dark' } },
  { name: 'more contrast', media: { colorScheme: 'light', contrast: 'more' } },
  { name: 'more contrast, dark', media: { colorScheme: 'dark', contrast: 'more' } },
];

/** WCAG 2.2 A and AA, and best practices: https://dequeuniversity.com/rules/axe/ */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** What axe leaves to human review, and was reviewed and accepted: a rule, and where it applies. */
const TRIAGED: Record<string, string> = {
  // The page’s address, shown in print only; the check “print” looks at it.
  'hidden-content': '.on-paper',
  // The visible label is an arrow, which nobody would speak to activate it.
  'label-content-name-mismatch': '[data-footnote-backref]',
};

/** Rules whose results depend on the width of the screen or the colour scheme. */
const CHANGING = ['color-contrast', 'link-in-text-block', 'target-size'];

export const accessibility = {
  name: 'accessibility',
  description:
    'axe finds no problem; text, list markers and pictures are strong enough in light and dark, with more contrast and with forced colours, at every width.',
  kinds: ['page', 'missing'],
  isBaseIndependent: true,
  async run({ tab: load, report }) {
    const tab = await load();
    const passes = await runAxe(tab, new AxeBuilder({ page: tab }).withTags(TAGS), (what) => {
      report(what);
    });
    for (const [name, width, media] of [
      ['light, 320 px', 320, { colorScheme: 'light' }],
      ['dark, 1280 px', 1280, { colorScheme: 'dark' }],
    ] as const) {
      await tab.setViewportSize({ width, height: 800 });
      await tab.emulateMedia(media);
      await runAxe(tab, new AxeBuilder({ page: tab }).withRules(CHANGING), (what) => {
        report(what, name);
      });
    }

    const reported = new Set<string>();
    for (const width of await findWidths(tab)) {
      await tab.setViewportSize({ width, height: 800 });
      for (const { name, media } of SCHEMES) {
        await tab.emulateMedia({ contrast: null, ...media });
        for (const problem of await tab.evaluate(findFaint, 'body *')) {
          if (!reported.has(name + problem)) report(problem, `${name}, ${width} px`);
          reported.add(name + problem);
        }
      }
    }
    await tab.emulateMedia({ contrast: null, colorScheme: 'light' });
    // axe ignores the skip link until it is in view.
    for (const colorScheme of ['light', 'dark'] as const) {
      await tab.emulateMedia({ colorScheme });
      await tab.locator('a').first().focus();
      for (const problem of await tab.evaluate(findFaint, ':focus')) report(problem, colorScheme);
    }

    // Computed styles do not show forced colours; a screenshot does.
    await tab.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
    await tab.setViewportSize({ width: 390, height: 800 });
    for (const problem of await findFaintOnScreen(tab)) report(problem, 'forced colours');
    return `${passes} rules`;
  },
} as const satisfies PageCheck;

/** Runs axe, and returns how many rules passed. */
async function runAxe(tab: Page, axe: AxeBuilder, report: (what: string) => void): Promise<number> {
  // The usual way opens a page for each result.
  const { passes, violations, incomplete } = await axe.setLegacyMode(true).analyze();
  const undecided: string[] = [];
  for (const { id, help, nodes } of [...violations, ...incomplete]) {
    for (const { html, target, any, all, none } of nodes) {
      const selector = target.join(' ');
      const triaged = TRIAGED[id];
      if (triaged && (await tab.locator(selector).and(tab.locator(triaged)).count()) > 0) continue;
      if (id === 'color-contrast' && incomplete.some((result) => result.id === id)) {
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
