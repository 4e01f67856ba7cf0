import type { Page } from '@playwright/test';
import { findCut } from '../support/layout.ts';
import type { PageCheck } from './check.ts';

/** What readers may do to text. */
const TEXTS: Record<string, string> = {
  'as it is': '* {}',
  // https://www.w3.org/TR/WCAG22/#resize-text
  'twice as large': 'html { font-size: 200% !important }',
  // https://www.w3.org/TR/WCAG22/#text-spacing
  'spaced out':
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
};

/** Widths in CSS pixels: from a screen of 1280 px zoomed to 400 % to twice the usual one. */
const WIDTHS = [320, 390, 820, 1280, 2560];

/** Height of a screen of 1024 px, zoomed to 400 %: https://www.w3.org/TR/WCAG22/#reflow */
const HEIGHT = 256;

/** On any screen, and with text as its reader needs it, nothing is cut and nothing scrolls sideways. */
export const reflow = {
  name: 'reflow',
  description:
    'From 320 × 256 to 2560 px, with text twice as large or spaced out, nothing is cut, covered, beyond the side or out of its order.',
  kinds: ['page', 'missing'],
  anywhere: true,
  run({ visit, report }) {
    // The check itself does in the page what the page's policy would refuse.
    return visit({ bypassCSP: true }, async (page) => {
      for (const [text, content] of Object.entries(TEXTS)) {
        const style = await page.addStyleTag({ content });
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: HEIGHT });
          const findings = await page.evaluate(findCut);
          if (text === 'as it is') findings.push(...(await page.evaluate(findOutOfOrder)));
          if (width === 320 && text === 'twice as large') findings.push(...(await cutWords(page)));
          for (const problem of findings) report(`${width} px, text ${text}: ${problem}`);
        }
        await style.evaluate((element: HTMLElement) => {
          element.remove();
        });
      }
      return `${WIDTHS.length * Object.keys(TEXTS).length} screens`;
    });
  },
} as const satisfies PageCheck;

/**
 * Parts of the text that stand before what they follow: one reads downwards, and in columns to the
 * right. Runs in the browser. https://www.w3.org/TR/WCAG22/#meaningful-sequence
 */
function findOutOfOrder(): string[] {
  const parts = document.querySelectorAll(
    'main :is(h1, h2, h3, h4, p, li, dt, dd, blockquote, figcaption, table, pre)',
  );
  let before = new DOMRect();
  return [...parts].flatMap((part) => {
    const { x, y, width, height } = part.getBoundingClientRect();
    if (width <= 1 || height <= 1) return [];
    const place = new DOMRect(x, y + scrollY, width, height);
    const isBack =
      (place.bottom <= before.top && place.left < before.right) ||
      (place.right <= before.left && place.top < before.bottom);
    before = place;
    return isBack
      ? [`“${part.textContent.trim().slice(0, 40)}” stands before what it follows`]
      : [];
  });
}

/** Words that are cut in two. Tables, code and addresses have to: better than to scroll sideways. */
async function cutWords(page: Page): Promise<string[]> {
  return page.locator('body *:not(table *, pre *, .address)').evaluateAll((elements) =>
    elements
      .flatMap(({ childNodes }) => [...childNodes])
      .flatMap((node) => {
        const words = node instanceof Text ? node.data.matchAll(/\p{L}{2,12}(?!\p{L})/gu) : [];
        return [...words].filter(({ index, 0: word }) => {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          const parts = [...range.getClientRects()].filter(({ width }) => width > 0);
          return new Set(parts.map(({ top }) => top)).size > 1;
        });
      })
      .map(([word]) => `the word “${word}” is cut in two`),
  );
}
