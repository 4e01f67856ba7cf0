import { readdir } from 'node:fs/promises';
import { test as base } from '@playwright/test';
import { serveStatic } from '../../src/lib/static-server.ts';
import type { Build } from './builds.ts';

/** An HTML file of the built site. */
export interface BuiltPage {
  /** Path below the built folder: `index.html`. */
  file: string;
  /** Its address on the test's server. */
  url: string;
  /** Its path on the site, with the base path. */
  path: string;
}

/** A built site on a server of its own. */
export interface Site extends Build {
  /** Address of the first page. */
  address: string;
  /** All pages that have an address: every HTML file but 404.html. */
  pages: BuiltPage[];
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
      const files = await readdir(build.folder, { recursive: true });
      const pages = files
        .map((file) => file.replaceAll('\\', '/'))
        .filter((file) => file.endsWith('.html') && file !== '404.html')
        .map((file) => {
          const url = new URL(encodeURI(file.replace(/(^|\/)index\.html$/, '$1')), server.address);
          return { file, url: url.href, path: url.pathname };
        });
      await use({ ...build, address: server.address, pages });
      await server.close();
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';
