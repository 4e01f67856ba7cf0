import type { Page } from '@playwright/test';
import { findRanges, findWidths } from '../support/breakpoints.ts';
import { findUnreadableText } from '../support/layout.ts';
import type { PageCheck } from './check.ts';

/** How readers may change text. */
const TEXTS: Record<string, string> = {
  // https://www.w3.org/TR/WCAG22/#resize-text
  enlarged: 'html { font-size: 200% !important }',
  // https://www.w3.org/TR/WCAG22/#text-spacing
  'spaced out':
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
};

/** 1024 px zoomed to 400 %: https://www.w3.org/TR/WCAG22/#reflow */
const HEIGHT = 256;

export const reflow = {
  name: 'reflow',
  description:
    'At every width from 320 to 2560 px, with text twice as large or spaced out, nothing is clipped, covered, off-screen or out of order, and long words break.',
  kinds: ['page', 'missing'],
  isBaseIndependent: true,
  async run({ tab: load, report }) {
    const tab = await load();
    const widths = await findWidths(tab);
    const reported = new Set<string>();
    const reportAt = (where: string) => (what: string) => {
      // What is wrong at many widths is said once.
      if (!reported.has(what)) report(what, where);
      reported.add(what);
    };
    for (const width of widths) {
      await tab.setViewportSize({ width, height: HEIGHT });
      const problems = [
        ...(await tab.evaluate(findUnreadableText)),
        ...(await tab.evaluate(findOutOfOrder)),
      ];
      problems.forEach(reportAt(`${width} px`));
    }
    for (const [text, content] of Object.entries(TEXTS)) {
      const style = await tab.addStyleTag({ content });
      for (const width of [320, 1280]) {
        await tab.setViewportSize({ width, height: HEIGHT });
        const problems = await tab.evaluate(findUnreadableText);
        if (width === 320 && text === 'enlarged')
          problems.push(...(await tab.evaluate(findBrokenWords)));
        problems.forEach(reportAt(`${width} px, text ${text}`));
      }
      await style.evaluate((element: HTMLElement) => {
        element.remove();
      });
    }
    for (const problem of await findFixedSizes(tab)) report(...problem);
    await tab.setViewportSize({ width: 320, height: HEIGHT });
    (await tab.evaluate(findUnbreakable)).forEach(reportAt('320 px'));
    return `${widths.length} widths`;
  },
} as const satisfies PageCheck;

/** Finds the widths at which the text size that readers choose in their browser has no effect. */
async function findFixedSizes(tab: Page): Promise<[what: string, where: string][]> {
  if (tab.context().browser()?.browserType().name() !== 'chromium') return [];
  const browser = await tab.context().newCDPSession(tab);
  const setSize = (standard: number) =>
    browser.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } });
  const measure = () => tab.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
  const problems: [string, string][] = [];
  // At the end of each range: a width in em is reached later with larger text.
  for (const { to: width } of await findRanges(tab)) {
    await tab.setViewportSize({ width, height: HEIGHT });
    await setSize(16);
    const before = await measure();
    await setSize(20);
    const after = await measure();
    if (after > before * 1.05) continue;
    problems.push(["the text does not grow with the reader's text size", `${width} px`]);
  }
  await setSize(16);
  await browser.detach();
  return problems.slice(0, 1);
}

/**
 * Finds parts of the text placed before what they follow, reading downwards and across columns in
 * the page's direction. Runs in the browser. https://www.w3.org/TR/WCAG22/#meaningful-sequence
 */
function findOutOfOrder(): string[] {
  const parts = document.querySelectorAll(
    'main :is(h1, h2, h3, h4, p, li, dt, dd, blockquote, figcaption, table, pre)',
  );
  let before = new DOMRect();
  return [...parts].flatMap((part) => {
    const { left, right, y, width, height } = part.getBoundingClientRect();
    if (width <= 1 || height <= 1) return [];
    const rect = new DOMRect(document.dir === 'rtl' ? -right : left, y + scrollY, width, height);
    const isBack =
      (rect.bottom <= before.top && rect.left < before.right) ||
      (rect.right <= before.left && rect.top < before.bottom);
    before = rect;
    return isBack
      ? [`“${part.textContent.trim().slice(0, 40)}” is placed before what it follows`]
      : [];
  });
}

/** Finds words that are broken, though they would fit a line of their own. Runs in the browser. */
function findBrokenWords(): string[] {
  const elements = [...document.querySelectorAll('body *:not(pre *, .address)')];
  return elements.flatMap((element) =>
    [...element.childNodes].flatMap((node) => {
      // Chinese, Japanese and Thai have no spaces, and break between words or characters; others break
      // at hyphens, too.
      const words =
        node instanceof Text
          ? node.data.matchAll(
              /[^\s\-–—\u200b\u3000-\u303f\uff00-\uffef\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]{2,}/gu,
            )
          : [];
      return [...words].flatMap(({ index, 0: word }) => {
        // A browser may break addresses, too.
        if (/[\u00ad/]/.test(word)) return [];
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
        if (new Set(lines.map(({ top }) => top)).size <= 1) return [];
        let block = element;
        while (getComputedStyle(block).display === 'inline' && block.parentElement)
          block = block.parentElement;
        const { paddingLeft, paddingRight } = getComputedStyle(block);
        const room = block.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
        const length = lines.reduce((sum, { width }) => sum + width, 0);
        return length < room * 0.8 ? [`the word “${word}” is broken across lines`] : [];
      });
    }),
  );
}

/** Finds blocks in which a long word would not break, but widen the page. Runs in the browser. */
function findUnbreakable(): string[] {
  const blocks = document.querySelectorAll(
    'body :is(h1, h2, h3, h4, p, li, dt, dd, figcaption, pre)',
  );
  return [...blocks].flatMap((block) => {
    if (block.clientWidth <= 1 || block.closest('td, th')) return [];
    const before = document.documentElement.scrollWidth;
    const name = `<${block.localName}> “${block.textContent.trim().slice(0, 40)}”`;
    const word = document.createTextNode(` ${'Donaudampfschiff'.repeat(5)}`);
    block.append(word);
    const range = document.createRange();
    range.selectNodeContents(word);
    const isOff = [...range.getClientRects()].some(({ right }) => right > innerWidth + 1);
    const isWide = document.documentElement.scrollWidth > Math.max(before, innerWidth);
    word.remove();
    return isOff || isWide ? [`a long word in ${name} would not break, but leave the screen`] : [];
  });
}
