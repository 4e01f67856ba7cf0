import { existsSync } from 'node:fs';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { builtPages, builtSite, type BuiltPage } from '../../src/tools/built-pages.ts';
import { describeSite } from '../../src/tools/hosting/site.ts';
import { serveStatic } from '../../src/tools/static-server.ts';
import { readContent } from '../../src/tools/content-check/content.ts';
import type { Entry } from '../../src/tools/content-check/types.ts';
import { languageCodes } from '../../src/languages.ts';
import { site as siteData } from '../../src/site.ts';
import { pickVersion } from '../../src/utils/addresses.ts';
import type { Build } from './builds.ts';

/** A page of an entry; 404.html; a redirect from an old address. */
export type PageKind = 'page' | 'missing' | 'redirect';

/** An HTML file of a built site. */
export interface SitePage extends BuiltPage {
  kind: PageKind;
}

/** A built site that is being served, and the sources that it should be made of. */
export interface Site extends AsyncDisposable {
  folder: string;
  /** Where it will be published: scheme and host. */
  origin: string;
  /** Base path; begins and ends with a slash. */
  base: string;
  /** Whether it is a preview, which search engines must not index: it has no sitemap. */
  isPreview: boolean;
  /** URL of the home page on the test server. */
  address: string;
  /** The project folder with its sources. */
  source: string;
  /** The entries of the sources, drafts too. */
  entries: Entry[];
  /** Every HTML file. */
  files: SitePage[];
  /** Every page of an entry. */
  pages: SitePage[];
  redirects: SitePage[];
}

/**
 * Serves a built site on a free port, with the headers that hosts send.
 *
 * @param folder the built site, which says itself where it will be published
 * @param source project folder with the sources that it should be made of
 * @throws {UserError} if the folder does not hold this site
 */
export async function openSite(folder: string, source: string): Promise<Site> {
  const built = await builtSite(folder);
  const { site: origin, base } = built;
  const { headers } = describeSite(built);
  const server = await serveStatic({ folder, base, headers });
  const files = (await builtPages(folder, server.address)).map((page): SitePage => {
    if (page.file === '404.html') {
      return { ...page, kind: 'missing', url: new URL('no/such/page/', server.address).href };
    }
    return { ...page, kind: page.refreshTo === undefined ? 'page' : 'redirect' };
  });
  return {
    ...server,
    ...{ folder, origin, base, source, files, entries: await readEntries(source) },
    isPreview: !existsSync(path.join(folder, 'sitemap-index.xml')),
    pages: files.filter(({ kind }) => kind === 'page'),
    redirects: files.filter(({ kind }) => kind === 'redirect'),
  };
}

const known = new Map<string, Promise<Entry[]>>();

/** Reads the entries of a project, each project once. */
function readEntries(project: string): Promise<Entry[]> {
  const content = readContent({
    folder: path.join(project, 'src/content/pages'),
    publicFolder: path.join(project, 'public'),
    home: siteData.home,
  });
  const entries = known.get(project) ?? content.then((content) => content.entries);
  known.set(project, entries);
  return entries;
}

/** The entry that a page is made of. */
export function findEntry(site: Site, page: SitePage) {
  return site.entries.find((entry) => !entry.isDraft && pathOf(entry, site) === page.path);
}

/** The path at which an entry's page is published, with the base path. */
export function pathOf(
  { name, language }: Pick<Entry, 'name' | 'language'>,
  { base }: { base: string },
): string {
  const folder = language === siteData.language ? '' : `${language.toLowerCase()}/`;
  return encodeURI(base + folder + (name === siteData.home ? '' : `${name}/`));
}

/** The published versions of a page, in the order of the table of languages. */
export function versionsOf({ name }: Pick<Entry, 'name'>, { entries }: Pick<Site, 'entries'>) {
  return languageCodes.flatMap((code) =>
    entries.filter((one) => one.name === name && one.language === code && !one.isDraft),
  );
}

/** The pages above an entry's, as readers of its language get them, and its own. */
export function breadcrumbsOf({ name, language }: Entry, site: Pick<Site, 'entries'>): Entry[] {
  const above = name.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));
  return [siteData.home, ...above].flatMap(
    (name) => pickVersion(versionsOf({ name }, site), language) ?? [],
  );
}

/** The page that a translation was made from. */
export function originalOf(entry: Entry, site: Pick<Site, 'entries'>) {
  const { language } = siteData;
  const versions = versionsOf(entry, site);
  return entry.language === language
    ? undefined
    : versions.find((one) => one.language === language);
}

/** Keys and values of an entry; some of a translation's are the original's, if it has none. */
export function dataOf(entry: Entry, site: Pick<Site, 'entries'>): Record<string, unknown> {
  const own = entry.frontMatter?.data ?? {};
  const { navigation, cover, category, published } =
    originalOf(entry, site)?.frontMatter?.data ?? {};
  return { navigation, cover, category, published, ...own };
}

/** Options of a Playwright project. */
export interface SiteOptions {
  /** The build to test. */
  build: Build;
}

interface Fixtures {
  /** Serves a build, each once. */
  open: (build: Build) => Promise<Site>;
  /** The built site of the project. */
  site: Site;
}

/** Playwright's `test`, with built sites. */
export const test = base.extend<object, SiteOptions & Fixtures>({
  build: [undefined as unknown as Build, { option: true, scope: 'worker' }],
  open: [
    async ({}, use) => {
      await using stack = new AsyncDisposableStack();
      const sites = new Map<string, Promise<Site>>();
      await use(({ folder, source }) => {
        const site = sites.get(folder) ?? openSite(folder, source).then((site) => stack.use(site));
        sites.set(folder, site);
        return site;
      });
    },
    { scope: 'worker' },
  ],
  site: [async ({ build, open }, use) => use(await open(build)), { scope: 'worker' }],
});

export { expect } from '@playwright/test';
