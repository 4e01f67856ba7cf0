import type { Page } from '@playwright/test';
import sharp, { type Sharp } from 'sharp';

/** Red, green and blue, each from 0 to 255. */
export type Rgb = readonly [number, number, number];

/**
 * The contrast ratio of two colours, from 1 (identical) to 21 (black and white).
 *
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrastRatio(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Reads the pixels of a picture, row by row. */
export async function readPixels(picture: Sharp): Promise<Rgb[]> {
  const data = await picture.removeAlpha().raw().toBuffer();
  return Array.from({ length: data.length / 3 }, (_, index) => [
    data[index * 3] ?? 0,
    data[index * 3 + 1] ?? 0,
    data[index * 3 + 2] ?? 0,
  ]);
}

/** A painted text. */
export interface PaintedText {
  text: string;
  /** Its contrast ratio with the background. */
  contrast: number;
  /** The required ratio, lower for large text: https://www.w3.org/TR/WCAG22/#contrast-minimum */
  needed: number;
}

/**
 * Measures the contrast of text on a screenshot: the most common colour of a line is its background.
 * This works where computed styles do not help: over other elements and with forced colours.
 *
 * @param within selectors of the elements to measure; default: the whole page
 */
export async function measureContrast(page: Page, within?: string[]): Promise<PaintedText[]> {
  const { lines, view } = await page.evaluate(findLines, within?.join(','));
  if (lines.length === 0) return [];
  const clip = {
    x: Math.min(...lines.map(({ left }) => left)),
    y: Math.min(...lines.map(({ top }) => top)),
    width: Math.max(...lines.map(({ right }) => right)),
    height: Math.max(...lines.map(({ bottom }) => bottom)),
  };
  clip.width -= clip.x;
  clip.height -= clip.y;
  // A screenshot of the viewport takes a fraction of the time of a full page.
  const fullPage = view.top > 0 || clip.y + clip.height > view.height;
  const { data, info } = await sharp(await page.screenshot({ fullPage, clip }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return lines.map(({ text, left, top, right, bottom, isLarge }) => {
    const counts = new Map<number, number>();
    for (let y = top - clip.y; y < Math.min(bottom - clip.y, info.height); y += 1) {
      for (let x = left - clip.x; x < Math.min(right - clip.x, info.width); x += 1) {
        const colour = data.readUIntBE((y * info.width + x) * 3, 3);
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
    }
    const [[background] = [0]] = [...counts].sort((one, other) => other[1] - one[1]);
    const contrasts = [...counts.keys()].map((colour) =>
      contrastRatio(toRgb(colour), toRgb(background)),
    );
    return { text, contrast: Math.max(1, ...contrasts), needed: isLarge ? 3 : 4.5 };
  });
}

function toRgb(colour: number): Rgb {
  return [(colour >> 16) & 255, (colour >> 8) & 255, colour & 255];
}

/** A line of text, in whole pixels of the page. */
interface Line {
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
  isLarge: boolean;
}

/** Finds the lines of text, in whole pixels of the page. Runs in the browser. */
function findLines(within?: string) {
  const lines: { node: Node; line: Line }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent ?? '';
    if (!element || text.trim() === '' || (within && !element.closest(within))) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const { fontSize, fontWeight } = getComputedStyle(element);
    const size = parseFloat(fontSize);
    const range = document.createRange();
    range.setStart(node, text.length - text.trimStart().length);
    range.setEnd(node, text.trimEnd().length);
    for (const rect of range.getClientRects()) {
      const box = element.getBoundingClientRect();
      // Skip text for screen readers only (1 px wide) and the skip link (above the page until focused).
      if (rect.width < 2 || box.width < 2 || rect.bottom + scrollY < 0) continue;
      // A trailing space has its own box.
      const last = lines.at(-1);
      if (last?.node === node && last.line.bottom === Math.ceil(rect.bottom + scrollY)) {
        last.line.right = Math.max(last.line.right, Math.ceil(rect.right + scrollX));
        continue;
      }
      lines.push({
        node,
        line: {
          text: text.trim().slice(0, 60),
          left: Math.max(0, Math.floor(rect.left + scrollX)),
          top: Math.max(0, Math.floor(rect.top + scrollY)),
          right: Math.ceil(rect.right + scrollX),
          bottom: Math.ceil(rect.bottom + scrollY),
          isLarge: size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700),
        },
      });
    }
  }
  return {
    lines: lines.map(({ line }) => line),
    view: { top: scrollY, height: innerHeight },
  };
}

/** Measures the numerals that CSS adds, which axe does not check. */
export async function measureNumerals(page: Page): Promise<PaintedText[]> {
  const numerals = await page.locator('*').evaluateAll((elements) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const paint = (colour: string): [number, number, number, number] => {
      context?.clearRect(0, 0, 1, 1);
      if (context) context.fillStyle = colour;
      context?.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] =
        context?.getImageData(0, 0, 1, 1).data ?? [];
      return [red, green, blue, alpha];
    };
    return elements.flatMap((element) => {
      const { content, color, backgroundColor } = getComputedStyle(element, '::before');
      if (!content.includes('counter') && !(Number(content.replaceAll('"', '')) > 0)) return [];
      let background = paint(backgroundColor);
      for (let node: Element | null = element; background[3] === 0 && node;) {
        background = paint(getComputedStyle(node).backgroundColor);
        node = node.parentElement;
      }
      const text = `${content} before ${element.outerHTML.slice(0, 60)}`;
      return [{ text, colour: paint(color), background }];
    });
  });
  const rgb = ([red, green, blue]: [number, number, number, number]): Rgb => [red, green, blue];
  return numerals.map(({ text, colour, background }) => ({
    text,
    contrast: contrastRatio(rgb(colour), rgb(background)),
    needed: 4.5,
  }));
}
