import type { Page } from '@playwright/test';

/** Scrolls to the end, as a reader does, until every picture has been fetched and decoded. */
export async function readToTheEnd(page: Page): Promise<void> {
  for (const picture of await page.locator('img').all()) {
    await picture.scrollIntoViewIfNeeded();
    // One that cannot be decoded is not waited for: others say so.
    await picture.evaluate((img: HTMLImageElement) => img.decode().catch(() => undefined));
  }
  await page.evaluate(() => {
    window.scrollTo(0, document.body.scrollHeight);
  });
}
