import type { Page } from '@playwright/test';
import { SITE_URL } from './support/builds.ts';
import { expect, test, type Site } from './support/site.ts';

test('the sitemap lists exactly the pages', async ({ page, site }) => {
  await page.goto(site.address);
  const href = await page.locator('link[rel="sitemap"]').getAttribute('href');
  const indexed = await locationsIn(page, new URL(href ?? '', site.address).href);
  const listed = await Promise.all(
    indexed.map((sitemap) => locationsIn(page, here(sitemap, site))),
  );
  expect(listed.flat().sort()).toEqual(site.pages.map(({ path }) => SITE_URL + path).sort());
});

test('every page says which address is its own', async ({ page, site }) => {
  for (const { url, path } of site.pages) {
    await page.goto(url);
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', SITE_URL + path);
  }
});

test('a missing address answers with status 404 and a way home', async ({ page, site }) => {
  for (const path of ['nowhere', 'nowhere/', 'deep/down/below/', 'how-we-learn.html', '%E0%A4%A']) {
    const response = await page.goto(site.address + path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');
    await expect(page.locator('link[rel="canonical"]')).toHaveCount(0);
    await page.getByRole('main').getByRole('link').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('How We Learn');
  }
});

/** The addresses in a sitemap or in an index of sitemaps. */
async function locationsIn(page: Page, url: string): Promise<string[]> {
  const response = await page.request.get(url);
  expect(response.headers()['content-type']).toContain('xml');
  return page.evaluate(
    (text) => {
      const document = new DOMParser().parseFromString(text, 'application/xml');
      return [...document.querySelectorAll('loc')].map((location) => location.textContent);
    },
    await response.text(),
  );
}

/** An address of the published site, on the test's server. */
function here(address: string, site: Site): string {
  return new URL(new URL(address).pathname, site.address).href;
}
