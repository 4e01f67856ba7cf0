import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { contrastOf, pixelsOf } from '../support/contrast.ts';
import type { PagePromise, Tell } from './promise.ts';

/** In which the page is walked through: what rings are painted in differs. */
const SETTINGS = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'forced colours', media: { colorScheme: 'light', forcedColors: 'active' } },
] as const;

/** Width in CSS pixels around an element in which its ring is looked for. */
const AROUND = 8;

/** Everything on the page can be reached and left with the Tab key, in order, and is seen there. */
export const keyboard = {
  name: 'keyboard',
  says: 'Tab reaches all that can be used, in its order, and leaves it again; each is in view there, with a ring around it; the skip link leads to the text.',
  kinds: ['page', 'missing'],
  anywhere: true,
  check({ visit, tell }) {
    return visit({}, async (page) => {
      const stops = await page.evaluate(nameStops);
      for (const { name, media } of SETTINGS) {
        await page.emulateMedia(media);
        /** Of stops that are drawn alike on like ground, one look tells of all. */
        const known = new Map<string, boolean>();
        await walk(page, 'Tab', stops, tell, async ({ name: stop, looks }) => {
          const seen = known.get(looks) ?? (await hasRing(page));
          known.set(looks, seen);
          if (!seen) tell(`${name}: ${stop} has no ring that stands out 3 to 1`);
        });
      }
      await walk(page, 'Shift+Tab', stops.toReversed(), tell);
      if (!(await skips(page))) {
        tell('The first stop is no skip link that takes the focus to the text');
      }
      return `${stops.length} stops`;
    });
  },
} as const satisfies PagePromise;

/** Goes from one end of the page to the other, and beyond. */
async function walk(
  page: Page,
  key: 'Tab' | 'Shift+Tab',
  stops: string[],
  tell: Tell,
  look?: (focus: Focus) => Promise<void>,
): Promise<void> {
  await page.evaluate(startAt, key === 'Tab');
  for (const expected of stops) {
    await page.keyboard.press(key);
    const focus = await page.evaluate(readFocus);
    if (focus?.name !== expected) {
      tell(`${key} reaches ${focus?.name ?? 'nothing'} where ${expected} is next`);
      return;
    }
    if (focus.fault) tell(`${expected} ${focus.fault}`);
    await look?.(focus);
  }
  await page.keyboard.press(key);
  const beyond = await page.evaluate(readFocus);
  // Beyond the last stop are the browser's own, or, without any, the first one again.
  if (beyond && beyond.name !== stops[0]) tell(`${key} is caught at ${beyond.name}`);
}

/**
 * Whether what has the focus has a ring of as many pixels as a line of two around it, or around the
 * longest of its lines: https://www.w3.org/TR/WCAG22/#focus-appearance
 */
async function hasRing(page: Page): Promise<boolean> {
  const { box, line } = await page.evaluate(placeOfFocus);
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

/** A stop that has the focus. */
interface Focus {
  name: string;
  /** What is wrong with it. */
  fault: string | undefined;
  /** All that its ring's look depends on. */
  looks: string;
}

/** What has the focus, if anything has; runs in the browser. */
function readFocus(): Focus | undefined {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return undefined;

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

  const { outline, outlineOffset, boxShadow, backgroundColor, color, border, filter, opacity } =
    getComputedStyle(element);
  const around: string[] = [];
  for (let behind = element.parentElement; behind; behind = behind.parentElement) {
    const style = getComputedStyle(behind);
    around.push(
      [style.backgroundColor, style.backgroundImage, style.opacity, style.filter].join(),
      // Whatever may cut the ring makes the stop one of a kind.
      style.overflow === 'visible' && style.clipPath === 'none' ? '' : (element.dataset.stop ?? ''),
    );
  }
  return {
    name: element.dataset.stop ?? element.outerHTML.slice(0, 60),
    fault: isInView
      ? above && `has the focus below ${above.outerHTML.slice(0, 60)}`
      : 'has the focus out of view',
    looks: [
      ...[outline, outlineOffset, boxShadow, backgroundColor, color, border, filter, opacity],
      ...new Set(around),
    ].join(' '),
  };
}

/** Where the focus is, in CSS pixels of the view; runs in the browser. */
function placeOfFocus() {
  const element = document.activeElement ?? document.body;
  const { x, y, width, height } = element.getBoundingClientRect();
  const [line] = [...element.getClientRects()].sort((a, b) => b.width - a.width);
  return {
    box: { x, y, width, height },
    line: { width: line?.width ?? width, height: line?.height ?? height },
  };
}
