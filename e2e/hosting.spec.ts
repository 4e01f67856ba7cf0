import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { builtFiles, builtSite } from '../src/tools/built-pages.ts';
import { headersFile, redirectsFile } from '../src/tools/hosting/netlify.ts';
import { describeSite } from '../src/tools/hosting/site.ts';
import { missingServers, startServer, servers } from './support/servers.ts';
import { expect, test } from './support/site.ts';

// Headers, caching and redirects come from one source for all hosts; real servers apply them.

if (process.env.CI) {
  test('every server with a snippet is available in CI', () => {
    expect(missingServers).toEqual([]);
  });
}

/** What hosts tell browsers to keep: files whose names change with their content. */
const A_YEAR = 'public, max-age=31536000, immutable';

for (const server of servers) {
  test(`${server.name} serves the site correctly with its snippet`, async ({ site }) => {
    const { headers, redirects } = describeSite(await builtSite(site.folder));
    const common = { ...headers, 'Cache-Control': 'public, max-age=0, must-revalidate' };
    await using running = await startServer(server, site, test.info().outputPath('server'));
    const read = (file: string) => readFile(path.join(site.folder, file), 'utf8');
    const get = (pathname: string, options?: RequestInit) =>
      fetch(new URL(pathname, running.address), { redirect: 'manual', ...options });
    /** Requests a path, and compares the status and all headers of the response. */
    const expectResponse = async (pathname: string, status: number, more: object = {}) => {
      const response = await get(pathname);
      expect(response.status, pathname).toBe(status);
      for (const [name, value] of Object.entries({ ...common, ...more })) {
        expect(response.headers.get(name), `${name} of ${pathname}`).toEqual(value);
      }
      return response;
    };

    for (const { path: pathname, file } of site.pages) {
      const response = await expectResponse(pathname, 200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Encoding': expect.stringMatching(/gzip|zstd/),
      });
      expect(await response.text()).toBe(await read(file));
      const known = { 'If-None-Match': response.headers.get('ETag') ?? '' };
      expect((await get(pathname, { headers: known })).status, 'a revalidated page').toBe(304);
    }

    const files = await builtFiles(site.folder);
    const font = files.find((name) => name.endsWith('.woff2')) ?? '';
    const kept = { 'Content-Type': 'font/woff2', 'Cache-Control': A_YEAR };
    await expectResponse(site.base + font, 200, kept);
    await expectResponse(`${site.base}site.webmanifest`, 200, {
      'Content-Type': expect.stringContaining('application/manifest+json'),
    });

    for (const name of files.filter((name) => name.endsWith('.csv'))) {
      await expectResponse(site.base + name, 200, {
        'Content-Type': expect.stringContaining('text/csv'),
      });
    }

    for (const { from, to } of redirects) await expectResponse(from, 301, { Location: to });

    // A 404 during an upload must not be cached for a year; a folder without a page is a 404 too.
    for (const name of ['no/such/page/', '_astro/none.css', '_astro/', '_headers', '_redirects']) {
      const response = await expectResponse(site.base + name, 404);
      expect(await response.text()).toBe(await read('404.html'));
    }
    if (site.base !== '/') {
      const bare = await get(site.base.slice(0, -1));
      expect(bare.status).toBe(301);
      expect(bare.headers.get('Location')).toBe(site.base);
      // Addresses outside the base path are not affected.
      const beside = await get('/no/such/page/');
      expect(beside.headers.get('Content-Security-Policy')).toBeNull();
    }
  });
}

test('the files of Netlify and Cloudflare Pages are written as these read them', () => {
  const site = {
    base: '/below/',
    headers: { 'X-One': 'a', 'X-Two': 'b' },
    redirects: [{ from: '/below/old/', to: '/below/new/' }],
  };
  expect(headersFile(site)).toBe(
    `/below/*\n  X-One: a\n  X-Two: b\n\n/below/_astro/*\n  Cache-Control: ${A_YEAR}\n`,
  );
  expect(redirectsFile(site)).toBe('/below/old/ /below/new/ 301!\n/below/old/ /below/new/ 301\n');
});
