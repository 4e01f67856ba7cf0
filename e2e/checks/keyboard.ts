import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { findRanges } from '../support/breakpoints.ts';
import { contrastRatio } from '../support/colours.ts';
import type { PageCheck } from './check.ts';

/** Settings under which focus rings differ, besides the width of the screen. */
const SETTINGS = [
  { name: 'dark', media: { colorScheme: 'dark' } },
  { name: 'more contrast', media: { contrast: 'more' } },
  { name: 'forced colours', media: { forcedColors: 'active' } },
] as const;

const NONE = { colorScheme: 'light', contrast: null, forcedColors: null } as const;

/** Margin around an element, in CSS pixels, that is searched for its focus ring. */
const MARGIN = 8;

export const keyboard = {
  name: 'keyboard',
  description:
    'Tab reaches every interactive element in order; each is in view when focused and has a visible focus ring; the skip link leads to the main content.',
  kinds: ['page', 'missing'],
  isBaseIndependent: true,
  async run({ tab: load, report }) {
    const tab = await load();
    for (const link of await tab.evaluate(findLinksWithoutStop)) {
      report(`Tab does not reach ${link}`);
    }
    const stops = await tab.evaluate(nameStops);
    await tab.evaluate(focusStart);
    await tab.evaluate(recordStops);
    for (let left = stops.length; left > 0; left -= 1) await tab.keyboard.press('Tab');
    const reached = await tab.evaluate(takeStops);
    const wrong = stops.findIndex((stop, index) => reached[index] !== stop);
    if (wrong >= 0) {
      report(`Tab reaches ${reached[wrong] ?? 'nothing'} instead of ${stops[wrong] ?? ''}`);
    }
    const reported = new Set<string>();
    /** Stops whose rings something may cover are looked at, once for each kind. */
    const seen = new Set<string>();
    const look = async (where: string) => {
      for (const { name: stop, problems, risk } of await tab.evaluate(focusOnEach)) {
        if (
          risk !== '' &&
          problems.length === 0 &&
          !seen.has(risk) &&
          !(await hasRing(tab, stop))
        ) {
          problems.push('has a focus ring that is covered or cut off');
        }
        seen.add(risk);
        for (const problem of problems) {
          if (!reported.has(stop + problem)) report(`${stop} ${problem}`, where);
          reported.add(stop + problem);
        }
      }
    };
    for (const { from: width } of await findRanges(tab)) {
      await tab.setViewportSize({ width, height: 800 });
      await look(`${width} px`);
    }
    for (const { name, media } of SETTINGS) {
      await tab.emulateMedia({ ...NONE, ...media });
      await look(name);
    }
    await tab.emulateMedia(NONE);
    await tab.evaluate(focusStart);
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    if ((await tab.evaluate(() => document.activeElement?.localName)) !== 'main') {
      report('the first tab stop is not a skip link to the main content');
    }
    return `${stops.length} stops`;
  },
} as const satisfies PageCheck;

/**
 * Whether a focused element has a ring with the area of a 2 px outline of its longest line:
 * https://www.w3.org/TR/WCAG22/#focus-appearance
 */
async function hasRing(page: Page, stop: string): Promise<boolean> {
  const { box, line } = await page.evaluate(focusOn, stop);
  const clip = {
    x: Math.max(0, box.x - MARGIN),
    y: Math.max(0, box.y - MARGIN),
    // A part of a large region is enough.
    width: Math.min(box.width, 600) + 2 * MARGIN,
    height: Math.min(box.height, 600) + 2 * MARGIN,
  };
  const capture = async () =>
    sharp(await page.screenshot({ clip }))
      .removeAlpha()
      .raw()
      .toBuffer();
  const ringed = await capture();
  // Remove only the ring: without focus, the skip link would disappear.
  await page.evaluate(() => {
    const { style } = document.activeElement as HTMLElement;
    style.setProperty('outline', 'none', 'important');
    style.setProperty('box-shadow', 'none', 'important');
  });
  const plain = await capture();
  await page.evaluate(() => document.activeElement?.removeAttribute('style'));
  let area = 0;
  for (let at = 0; at < ringed.length; at += 3) {
    const [one, other] = [ringed.subarray(at, at + 3), plain.subarray(at, at + 3)];
    if (!one.equals(other) && contrastRatio([...one], [...other]) >= 3) area += 1;
  }
  return area >= 2 * (Math.min(line.width, 300) + Math.min(line.height, 300));
}

/** Finds links that Tab passes over. Runs in the browser. */
function findLinksWithoutStop(): string[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
    .filter((link) => link.tabIndex < 0 || link.closest('[inert]'))
    .map(({ textContent, href }) => `“${textContent.trim() || href}”`);
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

/** Moves the focus to the start of the page. Runs in the browser. */
function focusStart(): void {
  const edge = document.createElement('i');
  edge.tabIndex = -1;
  document.body.prepend(edge);
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

/** Returns the recorded stops. Runs in the browser. */
function takeStops(): string[] {
  return (window as unknown as { reached: string[] }).reached.splice(0);
}

/** A focused tab stop. */
interface Focus {
  name: string;
  problems: string[];
  /** What may cover its focus ring or cut it off, if anything. */
  risk: string;
}

/** Focuses each stop in turn and checks where it is, and how its focus ring looks. Runs in the browser. */
function focusOnEach(): Focus[] {
  const { contrastRatio, parseColour, paint, createGrounds } = window.colours;
  const groundOf = createGrounds();
  let before = new DOMRect();
  return [...document.querySelectorAll<HTMLElement>('[data-stop]')].map((element) => {
    const name = element.dataset.stop ?? '';
    element.focus();
    if (document.activeElement !== element)
      return { name, problems: ['cannot be focused'], risk: '' };

    const lines = [...element.getClientRects()].filter(
      ({ width, height }) => width > 1 && height > 1,
    );
    const isInView = lines.some(
      ({ left, right, top, bottom, height }) =>
        left >= -1 &&
        right <= innerWidth + 1 &&
        // What is higher than the window fills it.
        (height > innerHeight
          ? top < innerHeight && bottom > 0
          : top >= -1 && bottom <= innerHeight + 1),
    );
    // https://www.w3.org/TR/WCAG22/#focus-not-obscured-minimum
    const above = lines
      .map(({ x, y, width, height }) => document.elementFromPoint(x + width / 2, y + height / 2))
      .filter((hit) => hit !== null)
      .find((hit) => !element.contains(hit) && !hit.contains(element));

    // Reading order: downwards, and in the page's direction in a row or to the next column.
    const { left, right, y, width, height } = element.getBoundingClientRect();
    const isMirrored = document.dir === 'rtl';
    const rect = new DOMRect(isMirrored ? -right : left, y + scrollY, width, height);
    const isRightToLeft = /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(
      element.parentElement?.textContent ?? '',
    );
    const isBack =
      (isMirrored || !isRightToLeft) &&
      ((rect.bottom <= before.top && rect.left < before.right) ||
        (rect.right <= before.left && rect.top < before.bottom));
    // In a region that scrolls, positions change.
    if (!element.closest('[tabindex="0"]')) before = rect;

    // https://www.w3.org/TR/WCAG22/#focus-appearance
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(element);
    const around = groundOf(parseFloat(outlineOffset) < 0 ? element : element.parentElement);
    const contrast = around
      ? contrastRatio(paint(parseColour(outlineColor), around.colour), around.colour)
      : 21;
    const ground = groundOf(element);
    const ink = paint(parseColour(getComputedStyle(element).color), ground?.colour ?? [0, 0, 0, 1]);
    const isFaint = ground !== undefined && contrastRatio(ink, ground.colour) < 3;
    const isRing = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;

    const risks: string[] = [];
    for (let at: Element | null = element; at; at = at.parentElement) {
      const node = at;
      const { overflow, clipPath, contain, filter, opacity } = getComputedStyle(node);
      const parts = ['::before', '::after'].map((part) => getComputedStyle(node, part));
      const mayClip =
        `${overflow} ${clipPath} ${contain}` !== 'visible none none' && node !== element;
      const mayFade = filter !== 'none' || opacity !== '1';
      const mayCover = parts.some(
        ({ content, position }) => content !== 'none' && position !== 'static',
      );
      if (mayClip || mayFade || mayCover)
        risks.push(`<${node.localName} class="${node.className}">`);
    }
    const problems = [
      !isInView && 'is out of view when focused',
      above && `is covered by ${above.outerHTML.slice(0, 60)} when focused`,
      isBack && 'is placed before the stop that it follows',
      isFaint && 'cannot be read when focused',
      (!isRing || contrast < 3) && 'has no focus ring with a contrast of 3:1',
    ];
    return {
      name,
      problems: problems.filter((problem) => typeof problem === 'string'),
      risk: around ? risks.join(' ') : 'a picture behind it',
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
