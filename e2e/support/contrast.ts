import type { Page } from '@playwright/test';
import sharp from 'sharp';

/**
 * Finds text, list markers and numerals whose contrast with their background is too low, text that is
 * too small, and pictures that are faint, from computed styles. Runs in the browser.
 *
 * @param within selector of the elements to look at
 * @see https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
export function findFaint(within: string): string[] {
  type Colour = [red: number, green: number, blue: number, alpha: number];
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('There is no canvas context.');
  const known = new Map<string, Colour>();
  const parse = (text: string): Colour => {
    const found = known.get(text);
    if (found) return found;
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = text;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
    const colour: Colour = [red, green, blue, alpha / 255];
    known.set(text, colour);
    return colour;
  };
  const over = (above: Colour, below: Colour, opacity = 1): Colour => {
    const alpha = above[3] * opacity;
    const mix = (at: 0 | 1 | 2) => above[at] * alpha + below[at] * (1 - alpha);
    return [mix(0), mix(1), mix(2), 1];
  };
  const luminance = (colour: Colour) => {
    const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (one: Colour, other: Colour) => {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };

  /** What is behind an element's content, and how opaque that content is; undefined if a picture is. */
  interface Ground {
    colour: Colour;
    opacity: number;
  }
  const canvas = parse(getComputedStyle(document.documentElement).backgroundColor);
  const grounds = new Map<Element, Ground | undefined>();
  const groundOf = (element: Element | null): Ground | undefined => {
    if (!element) return { colour: canvas[3] > 0 ? canvas : [255, 255, 255, 1], opacity: 1 };
    if (grounds.has(element)) return grounds.get(element);
    const outer = groundOf(element.parentElement);
    const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
    const all = outer && outer.opacity * Number(opacity);
    const ground =
      outer && all !== undefined && backgroundImage === 'none'
        ? { colour: over(parse(backgroundColor), outer.colour, all), opacity: all }
        : undefined;
    grounds.set(element, ground);
    return ground;
  };

  const problems = new Set<string>();
  const look = (element: Element, part: '' | '::before' | '::after' | '::marker', text: string) => {
    const style = getComputedStyle(element, part);
    const ground = groundOf(element);
    if (!ground) return;
    const own =
      part === '' || part === '::marker'
        ? ground.colour
        : over(parse(style.backgroundColor), ground.colour, ground.opacity);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const contrast = ratio(over(parse(style.color), own, ground.opacity), own);
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
    const contrast = Math.max(
      1,
      ...counts.keys().map((colour) => contrastRatio(colour, background)),
    );
    return contrast < (isLarge ? 3 : 4.5)
      ? [`“${text}” has a contrast ratio of ${contrast.toFixed(2)}:1`]
      : [];
  });
}

/**
 * The contrast ratio of two colours, as 0xRRGGBB, from 1 (identical) to 21 (black and white).
 *
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrastRatio(one: number, other: number): number {
  const [dark = 0, light = 0] = [one, other].map(luminance).sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: number): number {
  const [red = 0, green = 0, blue = 0] = [16, 8, 0].map((bits) => {
    const share = ((colour >> bits) & 255) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Finds the lines of text, in whole pixels of the page. Runs in the browser. */
function findLines(within = 'body') {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lines = [];
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
      lines.push({
        text: text.trim().slice(0, 60),
        left: Math.max(0, Math.floor(left + scrollX)),
        top: Math.max(0, Math.floor(top + scrollY)),
        right: Math.ceil(right + scrollX),
        bottom: Math.ceil(bottom + scrollY),
        isLarge: size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700),
      });
    }
  }
  return lines;
}
