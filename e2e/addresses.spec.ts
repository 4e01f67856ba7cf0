import type { Page } from '@playwright/test';
import { SITE_URL } from './support/builds.ts';
import { expect, test, type Site } from './support/site.ts';

// The check itself does in the page what the page’s policy would refuse.
test.use({ bypassCSP: true });

test('the sitemap lists exactly the pages', async ({ page, site }) => {
  await page.goto(site.address);
  const href = await page.locator('link[rel="sitemap"]').getAttribute('href');
  expect(href).toBe(`${site.base}sitemap.xml`);
  const listed = await entriesOf(page, new URL(href ?? '', site.address).href);
  expect(listed.map(({ address }) => address).sort()).toEqual(
    site.pages.map(({ path }) => SITE_URL + path).sort(),
  );
  for (const { address, changed } of listed) {
    await page.goto(here(address, site));
    const last = page.getByText('Last changed').locator('time');
    expect(changed).toBe((await last.count()) > 0 ? await last.getAttribute('datetime') : null);
  }
});

test('robots are welcome, and are told of the sitemap', async ({ page, site }) => {
  const response = await page.request.get(`${site.address}robots.txt`);
  expect(response.headers()['content-type']).toContain('text/plain');
  expect(await response.text()).toBe(
    `User-agent: *\nAllow: /\n\nSitemap: ${SITE_URL}${site.base}sitemap.xml\n`,
  );
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

/** The addresses in a sitemap, and the days that stand with them. */
async function entriesOf(
  page: Page,
  url: string,
): Promise<{ address: string; changed: string | null }[]> {
  const response = await page.request.get(url);
  expect(response.headers()['content-type']).toContain('xml');
  return page.evaluate(
    (text) => {
      const document = new DOMParser().parseFromString(text, 'application/xml');
      return [...document.querySelectorAll('url')].map((entry) => ({
        address: entry.querySelector('loc')?.textContent ?? '',
        changed: entry.querySelector('lastmod')?.textContent ?? null,
      }));
    },
    await response.text(),
  );
}

/** An address of the published site, on the test's server. */
function here(address: string, site: Site): string {
  return new URL(new URL(address).pathname, site.address).href;
}
