import type { Page } from '@playwright/test';
import type { BuiltPage, Site } from './site.ts';

/** Every page that the site has, the one for missing addresses among them. */
export function allPages(site: Site): BuiltPage[] {
  const url = new URL('no/such/page/', site.address);
  return [...site.pages, { file: '404.html', url: url.href, path: url.pathname }];
}

/** Scrolls to the end, as a reader does, until every picture has been fetched and decoded. */
export async function readToTheEnd(page: Page): Promise<void> {
  for (const picture of await page.locator('img').all()) {
    await picture.scrollIntoViewIfNeeded();
    await picture.evaluate((img: HTMLImageElement) => img.decode());
  }
  await page.evaluate(() => {
    window.scrollTo(0, document.body.scrollHeight);
  });
}
