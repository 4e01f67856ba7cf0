import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { findFaint } from '../support/contrast.ts';
import { DARK, FORCED, lookIn, MORE_CONTRAST, widthsOf } from '../support/settings.ts';
import type { PageCheck } from './check.ts';

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

export const accessibility = {
  name: 'accessibility',
  description:
    'axe finds no problem; text, list markers and pictures are strong enough in light and dark, with more contrast and with forced colours, at every width.',
  kinds: ['page', 'missing'],
  isBaseIndependent: true,
  async run(subject) {
    const tab = await subject.tab();
    await tab.setViewportSize({ width: 320, height: 800 });
    await tab.emulateMedia({ colorScheme: 'dark' });
    await runAxe(tab, subject.report);

    const widths = widthsOf(subject.page);
    const darkMore = {
      name: 'more contrast, dark',
      media: { ...MORE_CONTRAST.media, ...DARK.media },
    };
    const settings = widths.flatMap((width, index) => {
      // Few readers have these; the styles for them do not depend on the width.
      const rare = [MORE_CONTRAST, darkMore, FORCED];
      const media = index === 0 || index === widths.length - 1 ? [DARK, ...rare] : [DARK];
      return [
        width,
        ...media.map((one) => ({ ...width, ...one, name: `${one.name}, ${width.name}` })),
      ];
    });
    await lookIn(settings, subject, async (tab) => {
      // The skip link is above the page until it is focused.
      await tab.locator('.skip-link').focus();
      return tab.evaluate(findFaint, 'body *');
    });
  },
} as const satisfies PageCheck;

async function runAxe(tab: Page, report: (what: string) => void): Promise<void> {
  // Once, instead of twice for each result.
  await tab.evaluate(axe.source);
  // The usual way opens a page for each result.
  const builder = new AxeBuilder({ page: tab, axeSource: 'axe' }).setLegacyMode(true);
  const { violations, incomplete } = await builder.withTags(TAGS).analyze();
  for (const { id, help, nodes } of [...violations, ...incomplete]) {
    for (const { html, target, any, all, none } of nodes) {
      const triaged = tab.locator(target.join(' ')).and(tab.locator(TRIAGED[id] ?? 'none'));
      if ((await triaged.count()) > 0) continue;
      const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
      // What axe cannot measure, {@link findFaint} does, except over pictures.
      if (id === 'color-contrast' && !/insufficient|image|gradient/.test(why)) continue;
      report(`${help} (${id}): ${html.slice(0, 120)} ${why}`);
    }
  }
}
