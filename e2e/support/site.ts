import { test as base } from '@playwright/test';
import { builtPages, type BuiltPage } from '../../src/lib/built-pages.ts';
import { serveStatic } from '../../src/lib/static-server.ts';
import type { Build } from './builds.ts';

/** A built site on a server of its own. */
export interface Site extends Build {
  /** Address of the first page. */
  address: string;
  /** All pages that have an address: every HTML file but 404.html and those that lead elsewhere. */
  pages: BuiltPage[];
  /** Old addresses, which lead to one of the pages. */
  redirects: BuiltPage[];
}

/** What a project of the configuration sets. */
export interface SiteOptions {
  /** The build that its checks run on. */
  build: Build;
}

interface SiteFixtures extends SiteOptions {
  site: Site;
}

/** Playwright's `test`, with the built site that its project is about. */
export const test = base.extend<object, SiteFixtures>({
  build: [undefined as unknown as Build, { option: true, scope: 'worker' }],
  site: [
    async ({ build }, use) => {
      const server = await serveStatic({ folder: build.folder, base: build.base, port: 0 });
      const files = await builtPages(build.folder, server.address);
      const redirects = files.filter(({ refreshTo }) => refreshTo !== undefined);
      const pages = files.filter((page) => page.file !== '404.html' && !redirects.includes(page));
      await use({ ...build, address: server.address, pages, redirects });
      await server.close();
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';
