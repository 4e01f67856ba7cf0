import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type Axe from 'axe-core';
import type { Page } from '@playwright/test';
import { numeralsOf, paintedTexts } from '../support/contrast.ts';
import type { PageCheck } from './check.ts';

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;

const axeSource = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What a reader may have set, and the width of their screen in CSS pixels. */
const SETTINGS: { name: string; media: Media; width: number }[] = [
  { name: 'light, 320 px', media: { colorScheme: 'light' }, width: 320 },
  { name: 'light, 1280 px', media: { colorScheme: 'light' }, width: 1280 },
  { name: 'dark, 320 px', media: { colorScheme: 'dark' }, width: 320 },
  { name: 'dark, 1280 px', media: { colorScheme: 'dark' }, width: 1280 },
  { name: 'more contrast', media: { colorScheme: 'light', contrast: 'more' }, width: 1280 },
  { name: 'more contrast, dark', media: { colorScheme: 'dark', contrast: 'more' }, width: 1280 },
];

/** The colours that a reader's system may force on every page. */
const FORCED: { name: string; media: Media }[] = [
  { name: 'forced colours', media: { forcedColors: 'active', colorScheme: 'light' } },
  { name: 'forced colours, dark', media: { forcedColors: 'active', colorScheme: 'dark' } },
];

/** WCAG 2.2 A and AA, and best practices: every rule, those that are off by default and trials too. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** What axe leaves to a person, who has looked, and found it right wherever it is like this. */
interface Triaged {
  rule: string;
  /** Selector of the elements that it is about. */
  where: string;
  reason: string;
}

/** @see https://dequeuniversity.com/rules/axe/ */
const TRIAGED: Triaged[] = [
  {
    rule: 'hidden-content',
    where: '.on-paper',
    reason: 'The page’s address, for those who hold a print of it: “printable” looks at that.',
  },
  {
    rule: 'label-content-name-mismatch',
    where: '[data-footnote-backref]',
    reason: 'What is seen is an arrow, which nobody would say to reach it.',
  },
];

/** axe finds nothing wrong with the page, however its reader has set the browser. */
export const accessible = {
  name: 'accessible',
  description:
    'axe finds no barrier, in both schemes, with more contrast, and with forced colours.',
  kinds: ['page', 'missing'],
  anywhere: true,
  async run({ visit, report }) {
    // The check itself does in the page what the page's policy would refuse.
    return visit({ bypassCSP: true }, async (page) => {
      await page.evaluate(axeSource);
      const tellOf = (setting: string) => (text: string) => {
        report(`${setting}: ${text}`);
      };
      let passed = 0;

      for (const { name, media, width } of SETTINGS) {
        await setMedia(page, media);
        await page.setViewportSize({ width, height: 800 });
        const { passes, doubts, unsure } = await page.evaluate(runAxe, {
          tags: TAGS,
          triaged: TRIAGED,
        });
        passed = Math.max(passed, passes);
        doubts.forEach(tellOf(name));
        // Where axe cannot report the ground of a text, the painted page can.
        const painted = unsure.length > 0 ? await paintedTexts(page, unsure) : [];
        // The skip link, which axe passes over until it is in view.
        const first = page.locator('a').first();
        await first.focus();
        painted.push(...(await paintedTexts(page, [':focus'])));
        await first.blur();
        [...painted, ...(await numeralsOf(page))]
          .filter(({ contrast, needed }) => contrast < needed)
          .map(({ text, contrast }) => `“${text}” stands out ${contrast.toFixed(2)} to 1`)
          .forEach(tellOf(name));
      }

      // A browser does not report which colours it forced, so they are looked at as they are painted.
      for (const { name, media } of FORCED) {
        await setMedia(page, media);
        await page.setViewportSize({ width: 390, height: 800 });
        const texts = await paintedTexts(page);
        if (texts.length === 0) tellOf(name)('no text is painted');
        texts
          .filter(({ contrast, needed }) => contrast < needed)
          .map(({ text, contrast }) => `“${text}” stands out ${contrast.toFixed(2)} to 1`)
          .forEach(tellOf(name));
      }
      return `${passed} rules`;
    });
  },
} as const satisfies PageCheck;

/** Sets these, and nothing else. */
async function setMedia(page: Page, media: Media): Promise<void> {
  await page.emulateMedia({ forcedColors: 'none', contrast: 'no-preference', ...media });
}

declare const axe: typeof Axe;

/** Runs axe; in the browser. */
async function runAxe({ tags, triaged }: { tags: string[]; triaged: Triaged[] }) {
  const rules = axe.getRules(tags).map(({ ruleId }) => [ruleId, { enabled: true }] as const);
  const { passes, violations, incomplete } = await axe.run(document, {
    runOnly: { type: 'tag', values: tags },
    rules: Object.fromEntries(rules),
    elementRef: true,
  });
  const isTriaged = (id: string, element: HTMLElement | undefined) =>
    triaged.some(({ rule, where }) => rule === id && element?.matches(where));
  const unsure: string[] = [];
  const doubts = [...violations, ...incomplete].flatMap(({ id, help, nodes }) =>
    nodes.flatMap(({ element, html, target, any, all, none }) => {
      if (isTriaged(id, element)) return [];
      const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
      if (
        id === 'color-contrast' &&
        incomplete.some((result) =>
          result.nodes.some((node) => node.element === element && result.id === id),
        )
      ) {
        unsure.push(target.join(' '));
        return [];
      }
      return [`${help} (${id}): ${html.slice(0, 120)} ${why}`];
    }),
  );
  return { passes: passes.length, doubts, unsure };
}
