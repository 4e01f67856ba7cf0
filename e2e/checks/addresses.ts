import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { load } from 'cheerio';
import { pathOf } from '../support/site.ts';
import type { SiteCheck } from './check.ts';
import { dayOfChange, listAlternates, listRedirects } from './metadata.ts';

export const addresses = {
  name: 'addresses',
  description:
    'Every published entry has its page, every old address its redirect, the sitemap lists exactly the pages, and there is a 404 page.',
  async run(site, report) {
    const published = site.entries.filter(({ isDraft }) => !isDraft);
    const expected = new Map(published.map((entry) => [pathOf(entry, site), entry]));
    for (const [path, { file }] of expected) {
      const isThere = site.pages.some((page) => page.path === path);
      if (!isThere) report(path, 'the page is missing', `src/content/pages/${file}`);
    }
    for (const { path } of site.pages) {
      if (!expected.has(path)) report(path, 'no published entry in the sources makes this page');
    }
    for (const [from, { path: to }] of listRedirects(site)) {
      const isThere = site.redirects.some((page) => page.path === encodeURI(from));
      if (!isThere) report(from, `the redirect to ${to} is missing`);
    }
    if (!site.files.some(({ kind }) => kind === 'missing')) report('/404.html', 'is missing');

    const read = (file: string) => readFile(path.join(site.folder, file), 'utf8').catch(() => '');
    const home = site.origin + site.base;
    const robots = await read('robots.txt');
    const welcome = 'User-agent: *\nAllow: /\n';
    const wanted = site.isPreview ? welcome : `${welcome}\nSitemap: ${home}sitemap-index.xml\n`;
    if (robots !== wanted) {
      report('/robots.txt', `is ${JSON.stringify(robots)}, not ${JSON.stringify(wanted)}`);
    }
    if (site.isPreview) return;

    const index = await read('sitemap-index.xml');
    const maps = load(index, { xml: true })('sitemap > loc').text();
    if (maps !== `${home}sitemap-0.xml`) {
      report('/sitemap-index.xml', `lists ${maps}, not ${home}sitemap-0.xml`);
    }
    if ((await read('sitemap.xml')) !== index) report('/sitemap.xml', 'is not the sitemap index');
    const $ = load(await read('sitemap-0.xml'), { xml: true });
    const listed = new Map(
      $('url')
        .toArray()
        .map((url) => {
          const links = $('xhtml\\:link[rel="alternate"]', url).toArray();
          const versions = links.map(
            (link) => `${$(link).attr('hreflang')} ${$(link).attr('href')}`,
          );
          const day = $('lastmod', url).text().slice(0, 10);
          return [$('loc', url).text(), { day, versions: versions.join(', ') }];
        }),
    );
    for (const [path, entry] of expected) {
      const found = listed.get(site.origin + path);
      if (!found) {
        report('/sitemap-0.xml', `does not list ${path}`);
        continue;
      }
      const { day, versions } = found;
      const alternates = listAlternates(entry, site).join(', ');
      if (versions !== alternates) {
        report(
          '/sitemap-0.xml',
          `says that the versions of ${path} are “${versions}”, not “${alternates}”`,
        );
      }
      const changed = dayOfChange(entry, site, entry.frontMatter?.data?.updated) ?? '';
      if (day !== changed) {
        report('/sitemap-0.xml', `says that ${path} changed on “${day}”, not “${changed}”`);
      }
      listed.delete(site.origin + path);
    }
    for (const address of listed.keys())
      report('/sitemap-0.xml', `lists ${address}, which is no page`);
  },
} as const satisfies SiteCheck;
