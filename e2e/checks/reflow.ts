import type { Page } from '@playwright/test';
import { findUnreadableText } from '../support/layout.ts';
import { allWidthsOf, lookIn } from '../support/settings.ts';
import type { PageCheck } from './check.ts';

/** How readers may change text. */
const TEXTS: Record<string, string> = {
  // https://www.w3.org/TR/WCAG22/#resize-text
  enlarged: 'html { font-size: 200% !important }',
  // https://www.w3.org/TR/WCAG22/#text-spacing
  'spaced out':
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
};

export const reflow = {
  name: 'reflow',
  description:
    'At every width from 320 to 2560 px, with text twice as large or spaced out, nothing is clipped, covered, off-screen or out of order, and long words break.',
  kinds: ['page', 'missing'],
  isBaseIndependent: true,
  async run(subject) {
    const { report } = subject;
    const toSetting = (width: number) => ({ name: `${width} px`, width });
    const widths = allWidthsOf(subject.page).map(toSetting);
    await lookIn(widths, subject, async (tab) => [
      ...(await tab.evaluate(findUnreadableText)),
      ...(await tab.evaluate(findOutOfOrder)),
    ]);
    const tab = await subject.tab();
    for (const [name, content] of Object.entries(TEXTS)) {
      const style = await tab.addStyleTag({ content });
      const settings = [320, 1280].map((width) => ({ name: `${width} px, text ${name}`, width }));
      await lookIn(settings, subject, async (tab) => [
        ...(await tab.evaluate(findUnreadableText)),
        ...(name === 'enlarged' && tab.viewportSize()?.width === 320
          ? await tab.evaluate(findBrokenWords)
          : []),
      ]);
      await style.evaluate((element: HTMLElement) => {
        element.remove();
      });
    }
    if (!(await growsWithReader(tab))) report("the text does not grow with the reader's text size");
    await lookIn([toSetting(320)], subject, (tab) => tab.evaluate(findUnbreakable));
  },
} as const satisfies PageCheck;

/** Whether the text grows with the size that readers choose in their browser. */
async function growsWithReader(tab: Page): Promise<boolean> {
  if (tab.context().browser()?.browserType().name() !== 'chromium') return true;
  const browser = await tab.context().newCDPSession(tab);
  const measure = async (standard: number) => {
    await browser.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } });
    return tab.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
  };
  const [larger, usual] = [await measure(20), await measure(16)];
  await browser.detach();
  return larger > usual * 1.05;
}

/**
 * Finds parts of the text placed before what they follow, reading downwards and across columns in
 * the page's direction. Runs in the browser. https://www.w3.org/TR/WCAG22/#meaningful-sequence
 */
function findOutOfOrder(): string[] {
  const parts = document.querySelectorAll(
    ':is(h1, h2, h3, h4, p, li, dt, dd, blockquote, figcaption, table, pre)',
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
