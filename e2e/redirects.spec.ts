import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readContent } from '../src/tools/content-check/content.ts';
import { redirectsOf } from '../src/tools/content-check/page-addresses.ts';
import { pagePath } from '../src/utils/addresses.ts';
import { site as siteData } from '../src/site.ts';
import { expect, test } from './support/site.ts';

/** Addresses that the home page had before, and the one of its name. */
const HOME_PAGE_ADDRESSES = [
  '/philosophy/',
  '/about/philosophy/',
  '/en/about/philosophy/',
  '/about/how-we-learn/',
  '/how-we-learn/',
];

test('an old address redirects to its page without JavaScript', async ({ browser, site }) => {
  const { home } = siteData;
  const { entries } = await readContent({
    folder: path.join(site.source, 'src/content/pages'),
    publicFolder: path.join(site.source, 'public'),
    home,
  });
  const targets = new Map(HOME_PAGE_ADDRESSES.map((from) => [from, '/']));
  for (const entry of entries.filter(({ isDraft }) => !isDraft)) {
    // Hosts add the slash at the end of a folder.
    for (const from of redirectsOf(entry)) {
      targets.set(from.replace(/(?<!\.html|\/)$/, '/'), pagePath(entry.id, home));
    }
  }
  const toUrl = (pathname: string) => new URL(pathname.slice(1), site.address).href;
  expect(site.redirects.map(({ url }) => url).toSorted()).toEqual(
    [...targets.keys()].map(toUrl).toSorted(),
  );

  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const [from, to] of targets) {
    await page.goto(toUrl(from));
    await expect(page).toHaveURL(toUrl(to));
  }
  await context.close();
});

test('a redirect page links to its page, and is hidden from search engines', async ({
  browser,
  site,
}) => {
  const sitemap = await readFile(path.join(site.folder, 'sitemap-0.xml'), 'utf8');
  // JavaScript is only for the DOM parser.
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
