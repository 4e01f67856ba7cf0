import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './support/site.ts';

// An address once published leads to its page for good.

/** Old addresses, as an editor wrote them, and the pages to which they lead. */
const HOME = Object.fromEntries(
  // The four that readers may hold of the page as it was before, and the one by its name.
  [
    'philosophy/',
    'about/philosophy/',
    'en/about/philosophy/',
    'about/how-we-learn/',
    'how-we-learn/',
  ].map((from) => [from, '']),
);
const SAMPLE = {
  'about/facilitators/': 'facilitators/',
  'facilitators.html': 'facilitators/',
  '%C3%9Cber/Leitung/': 'facilitators/',
};

test('an old address leads to its page, without a script', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const targets: Record<string, string> = site.sample ? { ...HOME, ...SAMPLE } : HOME;
  const old = site.redirects.map(({ url }) => url.slice(site.address.length));
  expect(old.toSorted()).toEqual(Object.keys(targets).toSorted());
  for (const [from, to] of Object.entries(targets)) {
    await page.goto(site.address + from);
    await expect(page).toHaveURL(site.address + to);
  }
  await context.close();
});

test('an old address says where its page is, and is not found in its place', async ({
  browser,
  site,
}) => {
  const sitemap = await readFile(path.join(site.folder, 'sitemap.xml'), 'utf8');
  // Scripts are on for the checks only; what leads elsewhere is taken out.
  const page = await browser.newPage();
  for (const { file, path: from, refreshTo = '' } of site.redirects) {
    const html = await readFile(path.join(site.folder, file), 'utf8');
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
    expect(link).toBe(refreshTo);
    expect(canonical).toBe(`https://learn.example${refreshTo}`);
    expect(robots).toBe('noindex');
    expect(language).toBe('en');
    expect(sitemap).not.toContain(`${from}<`);
  }
  await page.close();
});
