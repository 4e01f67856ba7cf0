import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type Axe from 'axe-core';
import type { Page } from '@playwright/test';
import { measureContrast, measureNumerals } from '../support/contrast.ts';
import type { PageCheck } from './check.ts';

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;

const axeSource = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Readers' settings, with the screen width in CSS pixels. */
const SETTINGS: { name: string; media: Media; width: number }[] = [
  { name: 'light, 320 px', media: { colorScheme: 'light' }, width: 320 },
  { name: 'light, 1280 px', media: { colorScheme: 'light' }, width: 1280 },
  { name: 'dark, 320 px', media: { colorScheme: 'dark' }, width: 320 },
  { name: 'dark, 1280 px', media: { colorScheme: 'dark' }, width: 1280 },
  { name: 'more contrast', media: { colorScheme: 'light', contrast: 'more' }, width: 1280 },
  { name: 'more contrast, dark', media: { colorScheme: 'dark', contrast: 'more' }, width: 1280 },
];

/** Forced colours, as in Windows high contrast. */
const FORCED: { name: string; media: Media }[] = [
  { name: 'forced colours', media: { forcedColors: 'active', colorScheme: 'light' } },
  { name: 'forced colours, dark', media: { forcedColors: 'active', colorScheme: 'dark' } },
];

/** WCAG 2.2 A and AA, and best practices: all rules, including those that are off by default. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** A finding that axe leaves to human review, and that was reviewed and accepted. */
interface Triaged {
  rule: string;
  /** Selector of the elements it applies to. */
  where: string;
  reason: string;
}

/** @see https://dequeuniversity.com/rules/axe/ */
const TRIAGED: Triaged[] = [
  {
    rule: 'hidden-content',
    where: '.on-paper',
    reason: 'The page’s address, shown in print only; “printable” tests it.',
  },
  {
    rule: 'label-content-name-mismatch',
    where: '[data-footnote-backref]',
    reason: 'The visible label is an arrow, which nobody would speak to activate it.',
  },
];

export const accessibility = {
  name: 'accessibility',
  description:
    'axe finds no problem in light and dark, with more contrast and with forced colours.',
  kinds: ['page', 'missing'],
  isBaseIndependent: true,
  async run({ tab, report }) {
    // The page's policy would block axe.
    const page = await tab();
    await page.evaluate(axeSource);
    const reportFor = (setting: string) => (text: string) => {
      report(`${setting}: ${text}`);
    };
    let passed = 0;

    for (const { name, media, width } of SETTINGS) {
      await setMedia(page, media);
      await page.setViewportSize({ width, height: 800 });
      const { passes, problems, undecided } = await page.evaluate(runAxe, {
        tags: TAGS,
        triaged: TRIAGED,
      });
      passed = Math.max(passed, passes);
      problems.forEach(reportFor(name));
      // Where axe cannot determine the background of a text, measure it on a screenshot.
      const painted = undecided.length > 0 ? await measureContrast(page, undecided) : [];
      // axe ignores the skip link until it is in view.
      const first = page.locator('a').first();
      await first.focus();
      painted.push(...(await measureContrast(page, [':focus'])));
      await first.blur();
      [...painted, ...(await measureNumerals(page))]
        .filter(({ contrast, needed }) => contrast < needed)
        .map(({ text, contrast }) => `“${text}” has a contrast ratio of ${contrast.toFixed(2)}:1`)
        .forEach(reportFor(name));
    }

    // Computed styles do not show forced colours; a screenshot does.
    for (const { name, media } of FORCED) {
      await setMedia(page, media);
      await page.setViewportSize({ width: 390, height: 800 });
      const texts = await measureContrast(page);
      if (texts.length === 0) reportFor(name)('no text is painted');
      texts
        .filter(({ contrast, needed }) => contrast < needed)
        .map(({ text, contrast }) => `“${text}” has a contrast ratio of ${contrast.toFixed(2)}:1`)
        .forEach(reportFor(name));
    }
    return `${passed} rules`;
  },
} as const satisfies PageCheck;

/** Sets media features and resets the others. */
async function setMedia(page: Page, media: Media): Promise<void> {
  await page.emulateMedia({ forcedColors: 'none', contrast: 'no-preference', ...media });
}

declare const axe: typeof Axe;

/** Runs in the browser. */
async function runAxe({ tags, triaged }: { tags: string[]; triaged: Triaged[] }) {
  const rules = axe.getRules(tags).map(({ ruleId }) => [ruleId, { enabled: true }] as const);
  const { passes, violations, incomplete } = await axe.run(document, {
    runOnly: { type: 'tag', values: tags },
    rules: Object.fromEntries(rules),
    elementRef: true,
  });
  const isTriaged = (id: string, element: HTMLElement | undefined) =>
    triaged.some(({ rule, where }) => rule === id && element?.matches(where));
  const undecided: string[] = [];
  const problems = [...violations, ...incomplete].flatMap(({ id, help, nodes }) =>
    nodes.flatMap(({ element, html, target, any, all, none }) => {
      if (isTriaged(id, element)) return [];
      const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
      if (
        id === 'color-contrast' &&
        incomplete.some((result) =>
          result.nodes.some((node) => node.element === element && result.id === id),
        )
      ) {
        undecided.push(target.join(' '));
        return [];
      }
      return [`${help} (${id}): ${html.slice(0, 120)} ${why}`];
    }),
  );
  return { passes: passes.length, problems, undecided };
}
