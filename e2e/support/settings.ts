import type { Page } from '@playwright/test';
import type { Subject } from '../checks/check.ts';
import { parseElements } from './html.ts';
import type { SitePage } from './site.ts';

/** A setting of a reader, in which a page may look otherwise. */
interface Setting {
  name: string;
  width?: number;
  media?: Parameters<Page['emulateMedia']>[0];
}

/** The narrowest and the widest screen in CSS pixels: 1280 px zoomed to 400 %, and a large monitor. */
const [MIN, MAX] = [320, 2560];

/** 1024 px zoomed to 400 %: https://www.w3.org/TR/WCAG22/#reflow */
const HEIGHT = 256;

export const DARK: Setting = { name: 'dark', media: { colorScheme: 'dark' } };
export const MORE_CONTRAST: Setting = { name: 'more contrast', media: { contrast: 'more' } };
/** As in Windows high contrast. */
export const FORCED: Setting = {
  name: 'forced colours',
  media: { colorScheme: 'dark', forcedColors: 'active' },
};

/** Looks at the page in some settings, and reports what is wrong in several of them once. */
export async function lookIn(
  settings: Setting[],
  { tab: load, report }: Subject,
  look: (tab: Page) => Promise<string[]>,
): Promise<void> {
  const tab = await load();
  const reported = new Set<string>();
  for (const { name, width = 1280, media } of settings) {
    await tab.setViewportSize({ width, height: HEIGHT });
    const none = { colorScheme: 'light', contrast: null, forcedColors: null } as const;
    await tab.emulateMedia({ ...none, ...media });
    for (const problem of await look(tab)) {
      if (!reported.has(problem)) report(problem, name);
      reported.add(problem);
    }
  }
}

/**
 * The ranges of screen widths between which the page's styles change.
 *
 * @param withSizes whether the `sizes` of pictures count, too
 * @returns the first and the last width of each
 */
function findRanges(
  { styles, html }: SitePage,
  withSizes: boolean,
): { from: number; to: number }[] {
  const conditions = styles.flatMap((css) => css.match(/@(media|container)[^{]+/g) ?? []);
  const sizes = withSizes ? parseElements(html).map(({ properties }) => properties.sizes) : [];
  const lengths = [...conditions, ...sizes].join().matchAll(/([\d.]+)(px|r?em)/g);
  const starts = lengths.flatMap(([, number, unit]) => {
    const width = Number(number) * (unit === 'px' ? 1 : 16);
    return [Math.ceil(width), Math.floor(width) + 1];
  });
  const all = [...new Set([MIN, ...starts])].filter((width) => width >= MIN && width <= MAX);
  const sorted = all.sort((one, other) => one - other);
  const ranges = sorted.map((from, index) => ({ from, to: (sorted[index + 1] ?? MAX + 1) - 1 }));
  // A single pixel, between `max-width: 600px` and `min-width: 600px`, is no screen.
  return ranges.filter(({ from, to }) => to > from);
}

/** The first width of each range. */
export function widthsOf(page: SitePage): Setting[] {
  return findRanges(page, false).map(({ from }) => ({ name: `${from} px`, width: from }));
}

/** The first and last widths of all ranges, and those of usual screens. */
export function allWidthsOf(page: SitePage, withSizes = false): number[] {
  const ranges = findRanges(page, withSizes);
  const all = new Set([390, 1280, 1920, ...ranges.flatMap(({ from, to }) => [from, to])]);
  return [...all].sort((one, other) => one - other);
}
