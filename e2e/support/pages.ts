import type { Page } from '@playwright/test';
import type { Site, SitePage } from './site.ts';

/** Every page that a reader may see: the one for missing addresses too. */
export function allPages({ files }: Site): SitePage[] {
  return files.filter(({ kind }) => kind !== 'redirect');
}

/** Until the page has been painted and what that moved has been reported. */
export async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}
