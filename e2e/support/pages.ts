import type { Page } from '@playwright/test';
import type { BuiltPage } from '../../src/lib/built-pages.ts';
import type { Site } from './site.ts';

/** Every page that the site has, the one for missing addresses among them. */
export function allPages(site: Site): Pick<BuiltPage, 'file' | 'url'>[] {
  return [...site.pages, { file: '404.html', url: new URL('no/such/page/', site.address).href }];
}

/** The screens that the checks look at. Widths and heights in CSS pixels. */
export const SCREENS = [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 412, height: 915 },
  { width: 820, height: 1180 },
  { width: 1280, height: 800 },
];

/** Until the page has been painted and what that moved has been reported. */
export async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}
