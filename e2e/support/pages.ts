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

/** Scrolls to the end, as a reader does, until every picture that is shown has been decoded. */
export async function readToTheEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const picture of document.images) {
      if (!picture.checkVisibility()) continue;
      picture.scrollIntoView({ block: 'nearest' });
      // One that cannot be decoded is not waited for: others say so.
      await picture.decode().catch(() => undefined);
    }
    window.scrollTo(0, document.body.scrollHeight);
  });
}
