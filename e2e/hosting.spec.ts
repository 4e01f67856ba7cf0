import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { builtFiles } from '../src/tools/built-pages.ts';
import { scrollToEnd } from './support/pages.ts';
import { readSite } from '../src/tools/hosting/site.ts';
import { missingServers, startServer, servers } from './support/servers.ts';
import { expect, test } from './support/site.ts';

// Headers, caching and redirects come from one source for all hosts; real servers apply them.

if (process.env.CI) {
  test('every server with a snippet is available in CI', () => {
    expect(missingServers).toEqual([]);
  });
}

/** What hosts tell browsers to keep. */
const ALWAYS_ASK = 'public, max-age=0, must-revalidate';
const A_YEAR = 'public, max-age=31536000, immutable';

for (const server of servers) {
  test(`${server.name} serves the site correctly with its snippet`, async ({ page, site }) => {
    const { headers, redirects } = await readSite(site.folder);
    await using running = await startServer(server, site, test.info().outputPath('server'));
    const { address } = running;
    const read = (file: string) => readFile(path.join(site.folder, file), 'utf8');
    const get = (pathname: string, options?: RequestInit) =>
      fetch(new URL(pathname, address), { redirect: 'manual', ...options });
    /** Requests a path, and compares the status and all headers of the response. */
    const expectResponse = async (
      pathname: string,
      status: number,
      more: Record<string, unknown> = {},
    ) => {
      const response = await get(pathname);
      expect(response.status, pathname).toBe(status);
      const expected = { ...headers, 'Cache-Control': ALWAYS_ASK, ...more };
      for (const [name, value] of Object.entries(expected)) {
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
    await expectResponse(site.base + font, 200, {
      'Content-Type': 'font/woff2',
      'Cache-Control': A_YEAR,
    });
    await expectResponse(`${site.base}site.webmanifest`, 200, {
      'Content-Type': expect.stringContaining('application/manifest+json'),
    });

    expect(redirects.length).toBeGreaterThan(0);
    for (const { from, to } of redirects) await expectResponse(from, 301, { Location: to });

    // A 404 during an upload must not be cached for a year; a folder without a page is a 404 too.
    const missing = ['no/such/page/', '_astro/none.css', '_astro/', 'cards/'];
    for (const name of [...missing, '_headers', '_redirects']) {
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
      expect(await beside.text()).not.toContain('Page not found');
    }

    const messages: string[] = [];
    page.on('console', (message) => messages.push(message.text()));
    await page.goto(address);
    await scrollToEnd(page);
    expect(messages).toEqual([]);
  });
}

test('the build writes the files of Netlify and Cloudflare Pages', async ({ site }) => {
  const { headers, redirects } = await readSite(site.folder);
  const read = async (name: string) =>
    (await readFile(path.join(site.folder, name), 'utf8')).split('\n');
  expect(await read('_headers')).toEqual([
    `${site.base}*`,
    ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
    '',
    `${site.base}_astro/*`,
    `  Cache-Control: ${A_YEAR}`,
    '',
  ]);
  expect(redirects.map(({ from }) => from)).toEqual(site.redirects.map(({ path }) => path));
  expect(await read('_redirects')).toEqual([
    ...redirects.flatMap(({ from, to }) => [`${from} ${to} 301!`, `${from} ${to} 301`]),
    '',
  ]);
});

test('the headers are complete and allow only what the pages need', async ({ site }) => {
  const { headers } = await readSite(site.folder);
  const { 'Permissions-Policy': permissions = '', ...others } = headers;
  expect(others).toEqual({
    // Lighthouse fetches robots.txt from within the page.
    'Content-Security-Policy': expect.stringMatching(
      /^default-src 'none'; style-src ('sha256-[\w+/]{43}=' ?)+; img-src 'self'; font-src 'self'; manifest-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; frame-ancestors 'none'$/,
    ),
    'Strict-Transport-Security': 'max-age=63072000',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  const unused = ['camera=()', 'geolocation=()', 'microphone=()', 'payment=()'];
  expect(permissions.split(', ')).toEqual(expect.arrayContaining(unused));
  expect(permissions).not.toMatch(/=(?!\(\))/);
});

test('a browser blocks what the policy does not allow', async ({ page, site }) => {
  // A page with injected content.
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.continue();
    const response = await route.fetch();
    const body = (await response.text()).replace(
      '</body>',
      '<script>document.title = "taken over"</script><img src="x" onerror="document.title = \'taken\'"><p id="styled" style="color: red">A</p></body>',
    );
    return route.fulfill({ response, body });
  });
  const messages: string[] = [];
  page.on('console', (message) => messages.push(message.text()));
  await page.goto(site.address);
  await expect(page).not.toHaveTitle(/taken/);
  await expect(page.locator('#styled')).not.toHaveCSS('color', 'rgb(255, 0, 0)');
  const blocked = messages.filter((text) => text.includes('Content Security Policy'));
  expect(blocked.length).toBeGreaterThan(1);
});
