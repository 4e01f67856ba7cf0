import type { Page } from '@playwright/test';
import { SITE_URL } from './support/builds.ts';
import { readEntries, getPath } from './support/entries.ts';
import { expect, test } from './support/site.ts';

// The page’s policy would block the scripts of these tests.
test.use({ bypassCSP: true });

test('robots.txt names the sitemap, which lists exactly the published pages', async ({
  page,
  site,
}) => {
  const robots = await page.request.get(`${site.address}robots.txt`);
  expect(robots.headers()['content-type']).toContain('text/plain');
  expect(await robots.text()).toBe(
    `User-agent: *\nAllow: /\n\nSitemap: ${SITE_URL}${site.base}sitemap-index.xml\n`,
  );
  await page.goto(site.address);
  const link = page.locator('link[rel="sitemap"]');
  await expect(link).toHaveAttribute('href', `${site.base}sitemap-index.xml`);
  const index = await readSitemap(page, `${site.address}sitemap-index.xml`);
  expect(index.map(({ address }) => address)).toEqual([`${SITE_URL}${site.base}sitemap-0.xml`]);
  expect(await readSitemap(page, `${site.address}sitemap.xml`)).toEqual(index);

  const listed = await readSitemap(page, `${site.address}sitemap-0.xml`);
  const entries = await readEntries(site);
  expect(listed.map(({ address }) => address).sort()).toEqual(
    entries.map((entry) => SITE_URL + site.base + getPath(entry).slice(1)).sort(),
  );
  for (const { address, changed } of listed) {
    await page.goto(new URL(new URL(address).pathname, site.address).href);
    const last = page.getByText('Last changed').locator('time');
    const date = (await last.count()) > 0 ? await last.getAttribute('datetime') : null;
    expect(changed).toBe(date && new Date(date).toISOString());
  }
});

test('an unknown address gets a 404 page that links home', async ({ page, site }) => {
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

/** Reads a sitemap or a sitemap index. */
async function readSitemap(page: Page, url: string) {
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
