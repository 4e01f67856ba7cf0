import type { Page } from '@playwright/test';

/** Waits until the page has been painted and its layout shifts reported. */
export async function waitForPaint(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** Scrolls to the end of the page, so that every visible picture loads, and waits until each is decoded. */
export async function scrollToEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const picture of document.images) {
      if (!picture.checkVisibility()) continue;
      picture.scrollIntoView({ block: 'nearest' });
      // The check “pictures” reports one that cannot be decoded.
      await picture.decode().catch(() => undefined);
    }
    window.scrollTo(0, document.body.scrollHeight);
  });
}
