import { test as base } from '@playwright/test';
import { builtPages, type BuiltPage } from '../../src/tools/built-pages.ts';
import { readSite } from '../../src/tools/hosting/site.ts';
import { serveStatic } from '../../src/tools/static-server.ts';
import { SITE_URL, type Build } from './builds.ts';
import { Tabs } from './tabs.ts';

export type PageKind =
  | 'page'
  /** The not-found page: 404.html. */
  | 'missing'
  /** A redirect from an old address. */
  | 'redirect';

/** An HTML file of a build. */
export interface SitePage extends BuiltPage {
  kind: PageKind;
}

/** A build that is being served. */
export interface Site extends Build {
  /** URL of the home page. */
  address: string;
  /** Every HTML file. */
  files: SitePage[];
  /** Every page, without 404.html and redirects. */
  pages: SitePage[];
  redirects: SitePage[];
}

/** Options of a Playwright project. */
export interface SiteOptions {
  /** The build to test. */
  build: Build;
}

interface SiteFixtures extends SiteOptions {
  tabs: Tabs;
  /** Serves a build, each once. */
  serve: (build: Build) => Promise<Site>;
  site: Site;
}

/** Playwright's `test` with the built site of its project. */
export const test = base.extend<object, SiteFixtures>({
  build: [undefined as unknown as Build, { option: true, scope: 'worker' }],
  tabs: [
    async ({ browser }, use) => {
      const tabs = new Tabs(browser);
      await use(tabs);
      await tabs.close();
    },
    { scope: 'worker' },
  ],
  serve: [
    async ({}, use) => {
      const served = new Map<string, Promise<ServedSite>>();
      await use((build) => {
        const site = served.get(build.folder) ?? serveBuild(build);
        served.set(build.folder, site);
        return site;
      });
      for (const site of served.values()) await (await site)[Symbol.asyncDispose]();
    },
    { scope: 'worker' },
  ],
  site: [async ({ build, serve }, use) => use(await serve(build)), { scope: 'worker' }],
});

/** A site that is served until it is disposed of. */
export type ServedSite = Site & AsyncDisposable;

/** Serves a build on a free port, with the headers that hosts send. */
export async function serveBuild(build: Build): Promise<ServedSite> {
  const { headers } = await readSite(build.folder);
  const server = await serveStatic({ ...build, headers });
  const files = await readFiles(build, server.address);
  const filter = (kind: PageKind) => files.filter((file) => file.kind === kind);
  return { ...build, ...server, files, pages: filter('page'), redirects: filter('redirect') };
}

/**
 * Reads every HTML file of a build, sorted by name.
 *
 * @param address where the build is served; default: where it will be published
 */
export async function readFiles(
  { folder, base }: Build,
  address = SITE_URL + base,
): Promise<SitePage[]> {
  return (await builtPages(folder, address)).map((page) => {
    if (page.file === '404.html') {
      return { ...page, kind: 'missing', url: new URL('no/such/page/', address).href };
    }
    return { ...page, kind: page.refreshTo === undefined ? 'page' : 'redirect' };
  });
}

export { expect } from '@playwright/test';
