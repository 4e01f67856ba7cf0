import type { Page } from '@playwright/test';
import { findUnreadableText } from '../support/layout.ts';
import type { PageCheck } from './check.ts';

/** How readers may change text. */
const TEXTS: Record<string, string> = {
  unchanged: '* {}',
  // https://www.w3.org/TR/WCAG22/#resize-text
  enlarged: 'html { font-size: 200% !important }',
  // https://www.w3.org/TR/WCAG22/#text-spacing
  'spaced out':
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
};

/** Widths in CSS pixels, from 1280 px zoomed to 400 % upwards. */
const WIDTHS = [320, 390, 820, 1280, 2560];

/** 1024 px zoomed to 400 %: https://www.w3.org/TR/WCAG22/#reflow */
const HEIGHT = 256;

export const reflow = {
  name: 'reflow',
  description:
    'From 320 × 256 to 2560 px, with text twice as large or spaced out, nothing is clipped, covered, off-screen or out of order.',
  kinds: ['page', 'missing'],
  isBaseIndependent: true,
  async run({ tab, report }) {
    const page = await tab();
    for (const [text, content] of Object.entries(TEXTS)) {
      const style = await page.addStyleTag({ content });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: HEIGHT });
        const problems = await page.evaluate(findUnreadableText);
        if (text === 'unchanged') problems.push(...(await page.evaluate(findOutOfOrder)));
        if (width === 320 && text === 'enlarged') problems.push(...(await findBrokenWords(page)));
        for (const problem of problems) report(`${width} px, text ${text}: ${problem}`);
      }
      await style.evaluate((element: HTMLElement) => {
        element.remove();
      });
    }
    return `${WIDTHS.length * Object.keys(TEXTS).length} screens`;
  },
} as const satisfies PageCheck;

/**
 * Finds parts of the text placed before what they follow, reading downwards and across columns from
 * left to right. Runs in the browser. https://www.w3.org/TR/WCAG22/#meaningful-sequence
 */
function findOutOfOrder(): string[] {
  const parts = document.querySelectorAll(
    'main :is(h1, h2, h3, h4, p, li, dt, dd, blockquote, figcaption, table, pre)',
  );
  let before = new DOMRect();
  return [...parts].flatMap((part) => {
    const { x, y, width, height } = part.getBoundingClientRect();
    if (width <= 1 || height <= 1) return [];
    const rect = new DOMRect(x, y + scrollY, width, height);
    const isBack =
      (rect.bottom <= before.top && rect.left < before.right) ||
      (rect.right <= before.left && rect.top < before.bottom);
    before = rect;
    return isBack
      ? [`“${part.textContent.trim().slice(0, 40)}” is placed before what it follows`]
      : [];
  });
}

/** Finds words broken across lines. In tables, code and URLs that is better than horizontal scrolling. */
async function findBrokenWords(page: Page): Promise<string[]> {
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
      .map(([word]) => `the word “${word}” is broken across lines`),
  );
}
