import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { contrastRatio, readPixels } from '../support/contrast.ts';
import type { PageCheck, Report } from './check.ts';

/** Settings under which the colour of the focus ring, or what may hide it, differs. */
const SETTINGS = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' }, width: 1280 },
  { name: '320 px', media: { colorScheme: 'light', forcedColors: 'none' }, width: 320 },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' }, width: 1280 },
  { name: 'forced colours', media: { colorScheme: 'light', forcedColors: 'active' }, width: 1280 },
] as const;

/** Margin around an element, in CSS pixels, that is searched for its focus ring. */
const MARGIN = 8;

export const keyboard = {
  name: 'keyboard',
  description:
    'Tab reaches every interactive element in order, without a trap; each is in view when focused and has a visible focus ring; the skip link leads to the main content.',
  kinds: ['page', 'missing'],
  isBaseIndependent: true,
  async run({ tab, report }) {
    const page = await tab();
    const stops = await page.evaluate(nameStops);
    await tabThrough(page, 'Tab', stops, report);
    await tabThrough(page, 'Shift+Tab', stops.toReversed(), report);
    // Stops with the same style on the same background are compared once.
    const known = new Map<string, boolean>();
    for (const { name, media, width } of SETTINGS) {
      await page.emulateMedia(media);
      await page.setViewportSize({ width, height: 800 });
      for (const { name: stop, styles, problem } of await page.evaluate(focusOnEach)) {
        if (problem) report(`${name}: ${stop} ${problem}`);
        const key = `${media.colorScheme} ${media.forcedColors} ${styles}`;
        const isVisible = known.get(key) ?? (await hasRing(page, stop));
        known.set(key, isVisible);
        if (!isVisible) report(`${name}: ${stop} has no focus ring with a contrast of 3:1`);
      }
    }
    if (!(await hasSkipLink(page))) {
      report('the first tab stop is not a skip link to the main content');
    }
    return `${stops.length} stops`;
  },
} as const satisfies PageCheck;

/** Tabs from one end of the page to the other, and once more. */
async function tabThrough(
  page: Page,
  key: 'Tab' | 'Shift+Tab',
  stops: string[],
  report: Report,
): Promise<void> {
  await page.evaluate(focusEdge, key === 'Tab');
  await page.evaluate(recordStops);
  for (let left = stops.length; left > 0; left -= 1) await page.keyboard.press(key);
  const reached = await page.evaluate(takeStops);
  const wrong = stops.findIndex((stop, index) => reached[index] !== stop);
  if (wrong >= 0) {
    report(`${key} reaches ${reached[wrong] ?? 'nothing'} instead of ${stops[wrong] ?? ''}`);
    return;
  }
  await page.keyboard.press(key);
  const [beyond] = await page.evaluate(takeStops);
  // After the last stop comes the browser's own interface or, without one, the first stop again.
  if (beyond && beyond !== stops[0]) report(`${key} is trapped at ${beyond}`);
}

/**
 * Whether a focused element has a ring with the area of a 2 px outline of its longest line:
 * https://www.w3.org/TR/WCAG22/#focus-appearance
 */
async function hasRing(page: Page, stop: string): Promise<boolean> {
  const { box, line } = await page.evaluate(focusOn, stop);
  const clip = {
    x: Math.max(0, box.x - MARGIN),
    y: Math.max(0, box.y - MARGIN),
    width: box.width + 2 * MARGIN,
    height: box.height + 2 * MARGIN,
  };
  const ringed = await readPixels(sharp(await page.screenshot({ clip })));
  // Remove only the ring: without focus, the skip link would disappear.
  await page.evaluate(() => {
    const { style } = document.activeElement as HTMLElement;
    style.setProperty('outline', 'none', 'important');
    style.setProperty('box-shadow', 'none', 'important');
  });
  const plain = await readPixels(sharp(await page.screenshot({ clip })));
  await page.evaluate(() => {
    document.activeElement?.removeAttribute('style');
  });
  const ring = ringed.filter((pixel, at) => contrastRatio(pixel, plain[at] ?? pixel) >= 3);
  return ring.length >= 2 * 2 * (line.width + line.height);
}

/** Whether the first tab stop is a skip link that moves the focus to the main content. */
async function hasSkipLink(page: Page): Promise<boolean> {
  await page.evaluate(focusEdge, true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  return page.evaluate(() => document.activeElement?.tagName === 'MAIN');
}

/** Names all interactive elements, in document order. Runs in the browser. */
function nameStops(): string[] {
  const usable = document.querySelectorAll<HTMLElement>(
    'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [contenteditable], [tabindex]',
  );
  return [...usable]
    .filter((element) => element.tabIndex >= 0 && element.checkVisibility())
    .map((element, index) => {
      const words = element.textContent.trim().replaceAll(/\s+/g, ' ').slice(0, 40);
      element.dataset.stop = `stop ${index + 1} “${words || element.outerHTML.slice(0, 60)}”`;
      return element.dataset.stop;
    });
}

/** Moves the focus to the start or the end of the page. Runs in the browser. */
function focusEdge(atStart: boolean): void {
  const edge = document.createElement('i');
  edge.tabIndex = -1;
  document.body[atStart ? 'prepend' : 'append'](edge);
  edge.focus();
  edge.remove();
}

/** Records the focused element at each press of Tab. Runs in the browser. */
function recordStops(): void {
  const reached: string[] = [];
  Object.assign(window, { reached });
  document.addEventListener('keyup', ({ key }) => {
    const element = document.activeElement;
    if (key !== 'Tab' || !(element instanceof HTMLElement) || element === document.body) return;
    reached.push(element.dataset.stop ?? element.outerHTML.slice(0, 60));
  });
}

/** Returns the recorded stops and clears them. Runs in the browser. */
function takeStops(): string[] {
  return (window as unknown as { reached: string[] }).reached.splice(0);
}

/** A focused tab stop. */
interface Focus {
  name: string;
  problem: string | undefined;
  /** Everything that affects how its focus ring looks. */
  styles: string;
}

/** Focuses each stop in turn and checks where it is. Runs in the browser. */
function focusOnEach(): Focus[] {
  let before = new DOMRect();
  return [...document.querySelectorAll<HTMLElement>('[data-stop]')].map((element) => {
    const name = element.dataset.stop ?? '';
    element.focus();
    if (document.activeElement !== element)
      return { name, problem: 'cannot be focused', styles: '' };

    const lines = [...element.getClientRects()].filter(
      ({ width, height }) => width > 1 && height > 1,
    );
    const isInView = lines.some(
      ({ left, right, top, bottom }) =>
        left >= -1 && right <= innerWidth + 1 && top >= -1 && bottom <= innerHeight + 1,
    );
    // https://www.w3.org/TR/WCAG22/#focus-not-obscured-minimum
    const above = lines
      .map(({ x, y, width, height }) => document.elementFromPoint(x + width / 2, y + height / 2))
      .filter((hit) => hit !== null)
      .find((hit) => !element.contains(hit) && !hit.contains(element));

    // Reading order: downwards, and from left to right in a row or to the next column.
    const { x, y, width, height } = element.getBoundingClientRect();
    const rect = new DOMRect(x + scrollX, y + scrollY, width, height);
    const isBack =
      (rect.bottom <= before.top && rect.left < before.right) ||
      (rect.right <= before.left && rect.top < before.bottom);
    before = rect;

    const style = getComputedStyle(element);
    const { outline, outlineOffset, boxShadow, backgroundColor, color, border } = style;
    const backdrop: string[] = [];
    for (let node: Element | null = element; node; node = node.parentElement) {
      const { overflow, clipPath, ...paint } = getComputedStyle(node);
      backdrop.push([paint.backgroundColor, paint.backgroundImage, paint.opacity].join());
      backdrop.push([paint.filter, paint.mixBlendMode, paint.maskImage].join());
      // Do not share the result with other stops where something may clip or cover the ring.
      const parts = ['::before', '::after'].map((part) => getComputedStyle(node, part));
      const mayClip = overflow !== 'visible' || clipPath !== 'none' || paint.contain !== 'none';
      const mayCover = parts.some(
        ({ content, position }) => content !== 'none' && position !== 'static',
      );
      if ((mayClip && node !== element) || mayCover) backdrop.push(`${name} ${innerWidth}`);
    }
    return {
      name,
      problem: !isInView
        ? 'is out of view when focused'
        : above
          ? `is covered by ${above.outerHTML.slice(0, 60)} when focused`
          : isBack
            ? 'is placed before the stop that it follows'
            : undefined,
      styles: [
        ...[outline, outlineOffset, boxShadow, backgroundColor, color, border],
        ...new Set(backdrop),
      ].join(' '),
    };
  });
}

/** Focuses a stop and returns its position in the viewport, in CSS pixels. Runs in the browser. */
function focusOn(stop: string) {
  const element = [...document.querySelectorAll<HTMLElement>('[data-stop]')].find(
    ({ dataset }) => dataset.stop === stop,
  );
  if (!element) throw new Error(`${stop} no longer exists.`);
  element.focus();
  const { x, y, width, height } = element.getBoundingClientRect();
  const [line] = [...element.getClientRects()].sort((a, b) => b.width - a.width);
  return {
    box: { x, y, width, height },
    line: { width: line?.width ?? width, height: line?.height ?? height },
  };
}
