import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type Axe from 'axe-core';
import type { Page } from '@playwright/test';
import { numeralsOf, paintedTexts } from '../support/contrast.ts';
import type { PageCheck } from './check.ts';

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;

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

/** What an engine leaves to a person, who has looked, and found it right wherever it is like this. */
interface Triaged {
  rule: string;
  /** Selector of the elements that it is about. */
  where: string;
  reason: string;
}

/** @see https://dequeuniversity.com/rules/axe/ */
const AXE_TRIAGED: Triaged[] = [
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

/** @see https://www.ibm.com/able/requirements/checker-rule-sets/ */
const IBM_TRIAGED: Triaged[] = [
  {
    rule: 'element_attribute_deprecated',
    where: 'meta[http-equiv="Content-Security-Policy"]',
    reason:
      'The standard has it: https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv',
  },
  {
    rule: 'style_highcontrast_visible',
    where: 'style',
    reason: 'It wants a look with forced colours, which every page gets here.',
  },
  {
    rule: 'style_color_misuse',
    where: 'style',
    reason: 'It flags every style sheet. Here colours come with numerals, labels and underlines.',
  },
  {
    rule: 'element_tabbable_visible',
    where: '.skip-link',
    reason: 'It comes into view with the focus: “keyboard” looks.',
  },
  {
    rule: 'element_tabbable_unobscured',
    where: 'a',
    reason:
      'It flags links near others. The check “keyboard” looks for what covers each one that has the focus.',
  },
  {
    rule: 'text_block_heading',
    where: '.eyebrow, .note-title, .feedback-from',
    reason: 'A label of one line; the heading is beside it.',
  },
  {
    rule: 'figure_label_exists',
    where: 'figure:has(img):not(:has(figcaption))',
    reason:
      'A picture says what it is by its alt; a caption is optional: https://html.spec.whatwg.org/multipage/grouping-content.html#the-figure-element',
  },
  {
    rule: 'blockquote_cite_exists',
    where: 'blockquote',
    reason: 'It wants to know whether it is a quotation. Here nothing else makes a blockquote.',
  },
  {
    rule: 'text_sensory_misuse',
    where: 'article *',
    reason:
      'It flags each “left” or “top”, in case a place on the screen is meant: a matter of words.',
  },
];

/** Two engines find nothing to say against the page, however its reader has set the browser. */
export const accessible = {
  name: 'accessible',
  description:
    'axe and IBM’s engine find no barrier, in both schemes, with more contrast, and with forced colours.',
  kinds: ['page', 'missing'],
  anywhere: true,
  async run({ visit, report }) {
    // The check itself does in the page what the page's policy would refuse.
    return visit({ bypassCSP: true }, async (page) => {
      await page.evaluate(await sourceOf('axe-core/axe.min.js'));
      await page.evaluate(await sourceOf('accessibility-checker-engine/ace.js'));
      const tellOf = (setting: string) => (text: string) => {
        report(`${setting}: ${text}`);
      };
      let passed = 0;

      for (const { name, media, width } of SETTINGS) {
        await setMedia(page, media);
        await page.setViewportSize({ width, height: 800 });
        const { passes, doubts, unsure } = await page.evaluate(runAxe, {
          tags: TAGS,
          triaged: AXE_TRIAGED,
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
        if (width === 320 || media.contrast) continue;
        (await page.evaluate(runIbm, IBM_TRIAGED)).forEach(tellOf(`${name}, IBM`));
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

const sources = new Map<string, Promise<string>>();

/** The source of an engine that runs in the page. */
function sourceOf(file: string): Promise<string> {
  const source = sources.get(file) ?? readFile(fileURLToPath(import.meta.resolve(file)), 'utf8');
  sources.set(file, source);
  return source;
}

declare const axe: typeof Axe;
declare const ace: typeof import('accessibility-checker-engine');

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

/** Runs IBM's engine; in the browser. */
async function runIbm(triaged: Triaged[]): Promise<string[]> {
  const { results } = await new ace.Checker().check(document, ['IBM_Accessibility']);
  return results
    .filter(({ value }) => (value[1] as string) !== 'PASS')
    .filter(
      ({ ruleId, node }) =>
        !triaged.some(
          ({ rule, where }) => rule === ruleId && node instanceof Element && node.matches(where),
        ),
    )
    .map(({ ruleId, message, snippet }) => `${message} (${ruleId}): ${snippet.slice(0, 120)}`);
}
