import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readContent } from '../src/tools/content-check/content.ts';
import { redirectsOf } from '../src/tools/content-check/page-addresses.ts';
import { pagePath } from '../src/utils/addresses.ts';
import { site as siteData } from '../src/site.ts';
import { expect, test } from './support/site.ts';

// An address once published leads to its page for good.

/** Those that readers may hold of the page as it was before, and the one by its name. */
const OF_THE_HOME_PAGE = [
  '/philosophy/',
  '/about/philosophy/',
  '/en/about/philosophy/',
  '/about/how-we-learn/',
  '/how-we-learn/',
];

test('an old address leads to its page, without a script', async ({ browser, site }) => {
  const { home } = siteData;
  const { entries } = await readContent(
    {
      folder: path.join(site.source, 'src/content/pages'),
      publicFolder: path.join(site.source, 'public'),
      home,
    },
    [],
  );
  const targets = new Map(OF_THE_HOME_PAGE.map((from) => [from, '/']));
  for (const entry of entries.filter(({ isDraft }) => !isDraft)) {
    // Hosts redirect a folder without its slash to the one with it.
    for (const from of redirectsOf(entry)) {
      targets.set(from.replace(/(?<!\.html|\/)$/, '/'), pagePath(entry.id, home));
    }
  }
  const toUrl = (of: string) => new URL(of.slice(1), site.address).href;
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

test('an old address says where its page is, and is not found in its place', async ({
  browser,
  site,
}) => {
  const sitemap = await readFile(path.join(site.folder, 'sitemap-0.xml'), 'utf8');
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
