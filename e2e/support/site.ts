import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { builtPages, type BuiltPage } from '../../src/tools/built-pages.ts';
import { readSite } from '../../src/tools/hosting/site.ts';
import { serveStatic } from '../../src/tools/static-server.ts';
import { SITE_URL, type Build } from './builds.ts';
import { Tabs } from './tabs.ts';

/** What an HTML file is to a reader. */
export type PageKind =
  /** A page that has an address. */
  | 'page'
  /** What hosts send for an address that is not there: 404.html. */
  | 'missing'
  /** An old address, which leads to a page. */
  | 'redirect';

/** An HTML file of a build. */
export interface SitePage extends BuiltPage {
  kind: PageKind;
  /** The file, as it is. */
  html: string;
}

/** A built site on a server of its own. */
export interface Site extends Build {
  /** Address of the home page. */
  address: string;
  /** Every HTML file. */
  files: SitePage[];
  /** All pages that have an address: every HTML file but 404.html and those that lead elsewhere. */
  pages: SitePage[];
  /** Old addresses, which lead to one of the pages. */
  redirects: SitePage[];
}

/** What a project of the configuration sets. */
export interface SiteOptions {
  /** The build that its checks run on. */
  build: Build;
}

interface SiteFixtures extends SiteOptions {
  /** Tabs of the project's browser. */
  tabs: Tabs;
  /** Serves a build; one that is served already is not served again. */
  serve: (build: Build) => Promise<Site>;
  site: Site;
}

/** Playwright's `test`, with the built site that its project is about. */
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

/** Serves a build on a free port, with the headers that its hosts are told to send. */
export async function serveBuild(build: Build): Promise<ServedSite> {
  const { headers } = await readSite(build.folder);
  const server = await serveStatic({ ...build, headers });
  const files = await readFiles(build, server.address);
  const of = (kind: PageKind) => files.filter((file) => file.kind === kind);
  return { ...build, ...server, files, pages: of('page'), redirects: of('redirect') };
}

/**
 * Every HTML file of a build, in the order of their names.
 *
 * @param address where the build is served; where it will be published, if left out
 */
export async function readFiles(
  { folder, base }: Build,
  address = SITE_URL + base,
): Promise<SitePage[]> {
  const pages = (await builtPages(folder, address)).map(async (page) => {
    const html = await readFile(path.join(folder, page.file), 'utf8');
    if (page.file === '404.html') {
      return {
        ...page,
        html,
        kind: 'missing' as const,
        url: new URL('no/such/page/', address).href,
      };
    }
    return { ...page, html, kind: page.refreshTo === undefined ? ('page' as const) : 'redirect' };
  });
  return Promise.all(pages) as Promise<SitePage[]>;
}

export { expect } from '@playwright/test';
