import type { Page } from '@playwright/test';

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
