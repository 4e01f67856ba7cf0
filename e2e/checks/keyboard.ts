import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { contrastOf, pixelsOf } from '../support/contrast.ts';
import type { PageCheck, Report } from './check.ts';

/** How readers may have set the browser: what rings are painted in, and what may hide them, differs. */
const SETTINGS = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' }, width: 1280 },
  { name: '320 px', media: { colorScheme: 'light', forcedColors: 'none' }, width: 320 },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' }, width: 1280 },
  { name: 'forced colours', media: { colorScheme: 'light', forcedColors: 'active' }, width: 1280 },
] as const;

/** Width in CSS pixels around an element in which its ring is looked for. */
const AROUND = 8;

/** Everything on the page can be reached and left with the Tab key, in order, and is seen there. */
export const keyboard = {
  name: 'keyboard',
  description:
    'Tab reaches all that can be used, in its order, and leaves it again; each is in view there, with a ring around it; the skip link leads to the text.',
  kinds: ['page', 'missing'],
  anywhere: true,
  run({ visit, report }) {
    return visit({}, async (page) => {
      const stops = await page.evaluate(nameStops);
      await walk(page, 'Tab', stops, report);
      await walk(page, 'Shift+Tab', stops.toReversed(), report);
      /** Of stops that are drawn alike on like ground, one look is enough for all. */
      const known = new Map<string, boolean>();
      for (const { name, media, width } of SETTINGS) {
        await page.emulateMedia(media);
        await page.setViewportSize({ width, height: 800 });
        for (const { name: stop, looks, problem } of await page.evaluate(focusOnEach)) {
          if (problem) report(`${name}: ${stop} ${problem}`);
          const look = `${media.colorScheme} ${media.forcedColors} ${looks}`;
          const seen = known.get(look) ?? (await hasRing(page, stop));
          known.set(look, seen);
          if (!seen) report(`${name}: ${stop} has no ring that stands out 3 to 1`);
        }
      }
      if (!(await skips(page))) {
        report('The first stop is no skip link that takes the focus to the text');
      }
      return `${stops.length} stops`;
    });
  },
} as const satisfies PageCheck;

/** Goes from one end of the page to the other, and beyond. */
async function walk(
  page: Page,
  key: 'Tab' | 'Shift+Tab',
  stops: string[],
  report: Report,
): Promise<void> {
  await page.evaluate(startAt, key === 'Tab');
  await page.evaluate(noteStops);
  for (let left = stops.length; left > 0; left -= 1) await page.keyboard.press(key);
  const reached = await page.evaluate(readStops);
  const wrong = stops.findIndex((stop, index) => reached[index] !== stop);
  if (wrong >= 0) {
    report(`${key} reaches ${reached[wrong] ?? 'nothing'} where ${stops[wrong] ?? ''} is next`);
    return;
  }
  await page.keyboard.press(key);
  const [beyond] = await page.evaluate(readStops);
  // Beyond the last stop are the browser's own, or, without any, the first one again.
  if (beyond && beyond !== stops[0]) report(`${key} is caught at ${beyond}`);
}

/**
 * Whether a stop that has the focus has a ring of as many pixels as a line of two around it, or around the
 * longest of its lines: https://www.w3.org/TR/WCAG22/#focus-appearance
 */
async function hasRing(page: Page, stop: string): Promise<boolean> {
  const { box, line } = await page.evaluate(focusOn, stop);
  const clip = {
    x: Math.max(0, box.x - AROUND),
    y: Math.max(0, box.y - AROUND),
    width: box.width + 2 * AROUND,
    height: box.height + 2 * AROUND,
  };
  const ringed = await pixelsOf(sharp(await page.screenshot({ clip })));
  // Without the ring, all else alike: the skip link would hide again without its focus.
  await page.evaluate(() => {
    const { style } = document.activeElement as HTMLElement;
    style.setProperty('outline', 'none', 'important');
    style.setProperty('box-shadow', 'none', 'important');
  });
  const plain = await pixelsOf(sharp(await page.screenshot({ clip })));
  await page.evaluate(() => {
    document.activeElement?.removeAttribute('style');
  });
  const standsOut = ringed.filter((pixel, at) => contrastOf(pixel, plain[at] ?? pixel) >= 3);
  return standsOut.length >= 2 * 2 * (line.width + line.height);
}

/** Takes the skip link, which is the first stop. */
async function skips(page: Page): Promise<boolean> {
  await page.evaluate(startAt, true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  return page.evaluate(() => document.activeElement?.tagName === 'MAIN');
}

/** Names all that can be used with the keyboard, in the order of the page; runs in the browser. */
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

/** Takes the focus to an end of the page, so that the next key goes on from there; in the browser. */
function startAt(atStart: boolean): void {
  const edge = document.createElement('i');
  edge.tabIndex = -1;
  document.body[atStart ? 'prepend' : 'append'](edge);
  edge.focus();
  edge.remove();
}

/** Notes what has the focus whenever the Tab key is let go; runs in the browser. */
function noteStops(): void {
  const reached: string[] = [];
  Object.assign(window, { reached });
  document.addEventListener('keyup', ({ key }) => {
    const element = document.activeElement;
    if (key !== 'Tab' || !(element instanceof HTMLElement) || element === document.body) return;
    reached.push(element.dataset.stop ?? element.outerHTML.slice(0, 60));
  });
}

/** What has been noted, which is forgotten then; runs in the browser. */
function readStops(): string[] {
  return (window as unknown as { reached: string[] }).reached.splice(0);
}

/** A stop that has the focus. */
interface Focus {
  name: string;
  /** What is wrong with it. */
  problem: string | undefined;
  /** All that its ring's look depends on. */
  looks: string;
}

/** Takes the focus to each stop, one after the other, and looks at it there; runs in the browser. */
function focusOnEach(): Focus[] {
  let before = new DOMRect();
  return [...document.querySelectorAll<HTMLElement>('[data-stop]')].map((element) => {
    const name = element.dataset.stop ?? '';
    element.focus();
    if (document.activeElement !== element) return { name, problem: 'takes no focus', looks: '' };

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

    // As the page is read: downwards, and in a row or another column to the right.
    const { x, y, width, height } = element.getBoundingClientRect();
    const place = new DOMRect(x + scrollX, y + scrollY, width, height);
    const isBack =
      (place.bottom <= before.top && place.left < before.right) ||
      (place.right <= before.left && place.top < before.bottom);
    before = place;

    const style = getComputedStyle(element);
    const { outline, outlineOffset, boxShadow, backgroundColor, color, border } = style;
    const around: string[] = [];
    for (let behind: Element | null = element; behind; behind = behind.parentElement) {
      const { overflow, clipPath, ...paint } = getComputedStyle(behind);
      around.push([paint.backgroundColor, paint.backgroundImage, paint.opacity].join());
      around.push([paint.filter, paint.mixBlendMode, paint.maskImage].join());
      // Whatever may cut the ring, or lie on it, makes the stop one of a kind.
      const parts = ['::before', '::after'].map((part) => getComputedStyle(behind, part));
      const mayCut = overflow !== 'visible' || clipPath !== 'none' || paint.contain !== 'none';
      const mayCover = parts.some(
        ({ content, position }) => content !== 'none' && position !== 'static',
      );
      if ((mayCut && behind !== element) || mayCover) around.push(`${name} ${innerWidth}`);
    }
    return {
      name,
      problem: !isInView
        ? 'has the focus out of view'
        : above
          ? `has the focus below ${above.outerHTML.slice(0, 60)}`
          : isBack
            ? 'stands before the stop that it follows'
            : undefined,
      looks: [
        ...[outline, outlineOffset, boxShadow, backgroundColor, color, border],
        ...new Set(around),
      ].join(' '),
    };
  });
}

/** Moves the focus to a stop, and returns where it is, in CSS pixels of the view; in the browser. */
function focusOn(stop: string) {
  const element = [...document.querySelectorAll<HTMLElement>('[data-stop]')].find(
    ({ dataset }) => dataset.stop === stop,
  );
  if (!element) throw new Error(`${stop} is not there any more.`);
  element.focus();
  const { x, y, width, height } = element.getBoundingClientRect();
  const [line] = [...element.getClientRects()].sort((a, b) => b.width - a.width);
  return {
    box: { x, y, width, height },
    line: { width: line?.width ?? width, height: line?.height ?? height },
  };
}
