import type { Page } from '@playwright/test';
import { SITE_URL } from './support/builds.ts';
import { entriesOf, pathOf } from './support/entries.ts';
import { expect, test, type Site } from './support/site.ts';

// The check itself does in the page what the page’s policy would refuse.
test.use({ bypassCSP: true });

test('the sitemap lists exactly the pages that editors publish', async ({ page, site }) => {
  await page.goto(site.address);
  const href = await page.locator('link[rel="sitemap"]').getAttribute('href');
  expect(href).toBe(`${site.base}sitemap-index.xml`);
  const [index] = await readSitemap(page, `${site.address}sitemap-index.xml`);
  expect(index?.address).toBe(`${SITE_URL}${site.base}sitemap-0.xml`);
  expect(await readSitemap(page, `${site.address}sitemap.xml`)).toEqual([index]);

  const listed = await readSitemap(page, here(index?.address ?? '', site));
  const entries = await entriesOf(site);
  expect(listed.map(({ address }) => address).sort()).toEqual(
    entries.map((entry) => SITE_URL + site.base + pathOf(entry).slice(1)).sort(),
  );
  for (const { address, changed } of listed) {
    await page.goto(here(address, site));
    const last = page.getByText('Last changed').locator('time');
    const day = (await last.count()) > 0 ? await last.getAttribute('datetime') : null;
    expect(changed).toBe(day && new Date(day).toISOString());
  }
});

test('robots are welcome, and are told of the sitemap', async ({ page, site }) => {
  const response = await page.request.get(`${site.address}robots.txt`);
  expect(response.headers()['content-type']).toContain('text/plain');
  expect(await response.text()).toBe(
    `User-agent: *\nAllow: /\n\nSitemap: ${SITE_URL}${site.base}sitemap-index.xml\n`,
  );
});

test('every page says which address is its own', async ({ page, site }) => {
  for (const { url, path } of site.pages) {
    await page.goto(url);
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', SITE_URL + path);
  }
});

test('a missing address answers with status 404 and a link home', async ({ page, site }) => {
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

/** The addresses in a sitemap or in an index of sitemaps, and when each changed. */
async function readSitemap(
  page: Page,
  url: string,
): Promise<{ address: string; changed: string | null }[]> {
  const response = await page.request.get(url);
  expect(response.headers()['content-type']).toContain('xml');
  return page.evaluate(
    (text) => {
      const document = new DOMParser().parseFromString(text, 'application/xml');
      return [...document.querySelectorAll('url, sitemap')].map((entry) => ({
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
