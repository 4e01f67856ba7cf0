import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { contrastRatio } from './colours.ts';

/**
 * Finds text, list markers and numerals whose contrast with their background is too low, text that is
 * too small, and pictures that are faint, from computed styles. Runs in the browser.
 *
 * @param within selector of the elements to look at
 * @see https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
export function findFaint(within: string): string[] {
  const { contrastRatio, parseColour, paint, createGrounds } = window.colours;
  const groundOf = createGrounds();
  const problems = new Set<string>();
  const look = (element: Element, part: '' | '::before' | '::after' | '::marker', text: string) => {
    const style = getComputedStyle(element, part);
    const ground = groundOf(element);
    if (!ground) return;
    const hasGround = part === '::before' || part === '::after';
    const own = hasGround
      ? paint(parseColour(style.backgroundColor), ground.colour, ground.opacity)
      : ground.colour;
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const contrast = contrastRatio(paint(parseColour(style.color), own, ground.opacity), own);
    const name = `<${element.localName}>${part} “${text.trim().replaceAll(/\s+/g, ' ').slice(0, 40)}”`;
    if (contrast < (isLarge ? 3 : 4.5)) {
      problems.add(`${name} has a contrast ratio of ${contrast.toFixed(2)}:1`);
    }
    if (size < 12) problems.add(`${name} is ${size.toFixed(1)} px small`);
  };
  for (const element of document.querySelectorAll<HTMLElement>(within)) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const { width, height } = element.getBoundingClientRect();
    // Text for screen readers only.
    if (width <= 1 || height <= 1) continue;
    if (element instanceof HTMLImageElement) {
      const { filter, mixBlendMode, opacity } = getComputedStyle(element);
      const all = Number(opacity) * (groundOf(element.parentElement)?.opacity ?? 1);
      const faults = [
        all < 0.9 && `is at opacity ${all.toFixed(2)}`,
        filter !== 'none' && `is changed by the filter ${filter}`,
        mixBlendMode !== 'normal' && `is blended with what is below it (${mixBlendMode})`,
      ];
      for (const fault of faults) if (fault) problems.add(`the picture “${element.alt}” ${fault}`);
      continue;
    }
    const text = [...element.childNodes]
      .map((node) => (node instanceof Text ? node.data : ''))
      .join('');
    if (text.trim() !== '') look(element, '', text);
    for (const part of ['::before', '::after'] as const) {
      const { content } = getComputedStyle(element, part);
      if (/counter|"[^"]*[\p{L}\p{N}]/u.test(content)) look(element, part, content);
    }
    const { display, listStyleType } = getComputedStyle(element);
    if (display === 'list-item' && listStyleType !== 'none')
      look(element, '::marker', element.textContent);
  }
  return [...problems];
}

/**
 * Measures the contrast of text on a screenshot: the most common colour of a line is its background.
 * This works where computed styles do not help: over other elements and with forced colours.
 *
 * @param within selectors of the elements to measure; default: the whole page
 * @returns what is too faint
 */
export async function findFaintOnScreen(page: Page, within?: string[]): Promise<string[]> {
  const lines = await page.evaluate(findLines, within?.join(','));
  if (lines.length === 0) return [];
  const screenshot = sharp(await page.screenshot({ fullPage: true }));
  const { data, info } = await screenshot.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return lines.flatMap(({ text, left, top, right, bottom, isLarge }) => {
    const counts = new Map<number, number>();
    for (let y = top; y < Math.min(bottom, info.height); y += 1) {
      for (let x = left; x < Math.min(right, info.width); x += 1) {
        const colour = data.readUIntBE((y * info.width + x) * 3, 3);
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
    }
    const [[background] = [0]] = [...counts].sort((one, other) => other[1] - one[1]);
    const toColour = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255];
    const contrasts = counts
      .keys()
      .map((one) => contrastRatio(toColour(one), toColour(background)));
    const contrast = Math.max(1, ...contrasts);
    return contrast < (isLarge ? 3 : 4.5)
      ? [`“${text}” has a contrast ratio of ${contrast.toFixed(2)}:1`]
      : [];
  });
}

/** Finds the lines of text, in whole pixels of the page. Runs in the browser. */
function findLines(within = 'body') {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lines: {
    node: Node;
    text: string;
    left: number;
    top: number;
    right: number;
    bottom: number;
    isLarge: boolean;
  }[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent ?? '';
    if (!element?.closest(within) || text.trim() === '') continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const { fontSize, fontWeight } = getComputedStyle(element);
    const size = parseFloat(fontSize);
    const range = document.createRange();
    range.setStart(node, text.length - text.trimStart().length);
    range.setEnd(node, text.trimEnd().length);
    const box = element.getBoundingClientRect();
    const scroller = element.closest('[tabindex="0"]')?.getBoundingClientRect();
    for (const { left, right, top, bottom, width } of range.getClientRects()) {
      // Skip text for screen readers only, the skip link above the page, and what must be scrolled to.
      if (width < 4 || box.width < 2 || bottom + scrollY < 0) continue;
      if (right > Math.min(innerWidth, scroller?.right ?? innerWidth)) continue;
      const last = lines.at(-1);
      // A space at the end of a line has a box of its own.
      if (last?.node === node && last.bottom === Math.ceil(bottom + scrollY)) {
        last.right = Math.ceil(right + scrollX);
        continue;
      }
      lines.push({
        node,
        text: text.trim().slice(0, 60),
        left: Math.max(0, Math.floor(left + scrollX)),
        top: Math.max(0, Math.floor(top + scrollY)),
        right: Math.ceil(right + scrollX),
        bottom: Math.ceil(bottom + scrollY),
        isLarge: size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700),
      });
    }
  }
  return lines.map(({ text, left, top, right, bottom, isLarge }) => {
    return { text, left, top, right, bottom, isLarge };
  });
}
