import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './support/site.ts';

// An address once published leads to its page for good.

test('an old address leads to its page, without a script', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const old = ['about/facilitators/', 'facilitators.html', '%C3%9Cber/Leitung/'];
  expect(site.redirects.map(({ path: from }) => from).toSorted()).toEqual(
    site.sample ? old.map((from) => site.base + from).toSorted() : [],
  );
  for (const { url } of site.redirects) {
    await page.goto(url);
    await expect(page).toHaveURL(new URL('facilitators/', site.address).href);
  }
  await context.close();
});

test('an old address says where its page is, and is not found in its place', async ({
  browser,
  site,
}) => {
  const sitemap = await readFile(path.join(site.folder, 'sitemap-0.xml'), 'utf8');
  // Scripts are on for the checks only; what leads elsewhere is taken out.
  const page = await browser.newPage();
  for (const { file, path: from } of site.redirects) {
    const html = await readFile(path.join(site.folder, file), 'utf8');
    const address = `https://learn.example${site.base}facilitators/`;
    const [link, canonical, robots, language] = await page.evaluate((source) => {
      const document = new DOMParser().parseFromString(source, 'text/html');
      const attribute = (selector: string, name: string) =>
        document.querySelector(selector)?.getAttribute(name);
      return [
        attribute('a', 'href'),
        attribute('link[rel="canonical"]', 'href'),
        attribute('meta[name="robots"]', 'content'),
        attribute('html', 'lang'),
      ];
    }, html);
    expect(link).toBe(`${site.base}facilitators/`);
    expect(canonical).toBe(address);
    expect(robots).toBe('noindex');
    expect(language).toBe('en');
    expect(sitemap).not.toContain(from);
  }
  await page.close();
});
