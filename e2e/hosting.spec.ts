import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { builtFiles } from '../src/tools/built-pages.ts';
import { scrollToEnd } from './support/pages.ts';
import { headersFile, redirectsFile } from '../src/tools/hosting/netlify.ts';
import { readSite, type HostedSite } from '../src/tools/hosting/site.ts';
import { missingServers, startServer, servers } from './support/servers.ts';
import { expect, test } from './support/site.ts';

// Headers, caching and redirects come from one source for all hosts; real servers apply them.

if (process.env.CI) {
  test('every server with a snippet is available in CI', () => {
    expect(missingServers).toEqual([]);
  });
}

for (const server of servers) {
  test(`${server.name} serves the site correctly with its snippet`, async ({ page, site }) => {
    const { headers, redirects } = await readSite(site.folder);
    const { address, stop } = await startServer(server, site, test.info().outputPath('server'));
    const get = (pathname: string) => fetch(new URL(pathname, address), { redirect: 'manual' });
    const expectHeaders = (response: Response, cache: string) => {
      for (const [name, value] of Object.entries(headers)) {
        expect(response.headers.get(name), `${name} of ${response.url}`).toBe(value);
      }
      expect(response.headers.get('Cache-Control'), response.url).toBe(cache);
    };
    try {
      for (const { path: pathname } of site.pages) {
        const response = await get(pathname);
        expect(response.status, pathname).toBe(200);
        expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
        expect(response.headers.get('Content-Encoding')).toMatch(/gzip|zstd/);
        expectHeaders(response, 'public, max-age=0, must-revalidate');
        const html = await response.text();
        expect(html).toBe(
          await readFile(
            path.join(site.folder, decodeURI(pathname.slice(site.base.length)), 'index.html'),
            'utf8',
          ),
        );

        const etag = response.headers.get('ETag') ?? '';
        const again = await fetch(new URL(pathname, address), {
          headers: { 'If-None-Match': etag },
        });
        expect(again.status, 'a revalidated page').toBe(304);
      }

      const files = await builtFiles(site.folder);
      const font = files.find((name) => name.endsWith('.woff2')) ?? '';
      const hashed = await get(site.base + font);
      expect(hashed.status).toBe(200);
      expect(hashed.headers.get('Content-Type')).toBe('font/woff2');
      expectHeaders(hashed, 'public, max-age=31536000, immutable');

      expect(redirects.length).toBeGreaterThan(0);
      for (const { from, to } of redirects) {
        const response = await get(from);
        expect(response.status, from).toBe(301);
        expect(response.headers.get('Location')).toBe(to);
        expectHeaders(response, 'public, max-age=0, must-revalidate');
      }

      // A 404 during an upload must not be cached for a year; a folder without a page is a 404 too.
      for (const name of ['no/such/page/', '_astro/none.css', '_astro/', 'cards/']) {
        const missing = await get(site.base + name);
        expect(missing.status).toBe(404);
        expectHeaders(missing, 'public, max-age=0, must-revalidate');
      }
      const missing = await get(`${site.base}no/such/page/`);
      expect(await missing.text()).toBe(await readFile(path.join(site.folder, '404.html'), 'utf8'));
      expectHeaders(missing, 'public, max-age=0, must-revalidate');
      if (site.base !== '/') {
        const bare = await get(site.base.slice(0, -1));
        expect(bare.status).toBe(301);
        expect(bare.headers.get('Location')).toBe(site.base);
        // Addresses outside the base path are not affected.
        const beside = await get('/no/such/page/');
        expect(beside.headers.get('Content-Security-Policy')).toBeNull();
        expect(await beside.text()).not.toContain('Page not found');
      }
      for (const name of ['_headers', '_redirects']) {
        expect((await get(site.base + name)).status, name).toBe(404);
      }

      const messages: string[] = [];
      page.on('console', (message) => messages.push(message.text()));
      await page.goto(address);
      await scrollToEnd(page);
      expect(messages).toEqual([]);

      const manifest = await get(`${site.base}site.webmanifest`);
      expect(manifest.headers.get('Content-Type')).toContain('application/manifest+json');
    } finally {
      await stop();
    }
  });
}

test('the host files agree with the snippets', async ({ site }) => {
  const hosted = await readSite(site.folder);
  const read = (name: string) => readFile(path.join(site.folder, name), 'utf8');
  expect(await read('_headers')).toBe(headersFile(hosted));
  expect(await read('_redirects')).toBe(redirectsFile(hosted));
  expect(hosted.base).toBe(site.base);

  const lines = (await read('_redirects')).trim().split('\n');
  for (const { url } of site.redirects) {
    const from = new URL(url).pathname;
    expect(lines.filter((line) => line.startsWith(`${from} `))).toHaveLength(2);
  }
});

test('the host files have the format of Netlify and Cloudflare Pages', () => {
  const hosted: HostedSite = {
    base: '/below/',
    headers: { 'X-One': 'a', 'X-Two': 'b' },
    redirects: [{ from: '/below/%C3%BCber/', to: '/below/' }],
  };
  expect(headersFile(hosted)).toBe(
    '/below/*\n  X-One: a\n  X-Two: b\n\n/below/_astro/*\n  Cache-Control: public, max-age=31536000, immutable\n',
  );
  expect(redirectsFile(hosted)).toBe(
    '/below/%C3%BCber/ /below/ 301!\n/below/%C3%BCber/ /below/ 301\n',
  );
});

test('the security headers are complete', async ({ site }) => {
  const { headers } = await readSite(site.folder);
  const { 'Permissions-Policy': permissions = '', ...others } = headers;
  expect(others).toEqual({
    'Content-Security-Policy': expect.stringContaining("default-src 'none'"),
    'Strict-Transport-Security': 'max-age=63072000',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  for (const feature of ['camera', 'geolocation', 'microphone', 'payment']) {
    expect(permissions).toContain(`${feature}=()`);
  }
  expect(permissions.split(', ').filter((feature) => !feature.endsWith('=()'))).toEqual([]);
});

test('the policy allows only what the pages need', async ({ site }) => {
  const { headers } = await readSite(site.folder);
  const { 'Content-Security-Policy': policy = '' } = headers;
  expect(policy).toMatch(/^default-src 'none'; style-src ('sha256-[\w+/]{43}=' ?)+; /);
  // Lighthouse fetches robots.txt from within the page.
  expect(policy).toContain("; connect-src 'self'; ");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(policy).not.toContain('http');
});

test('every page has the policy directly after its charset', async ({ page, site }) => {
  for (const { file } of [...site.pages, ...site.redirects, { file: '404.html' }]) {
    const html = await readFile(path.join(site.folder, file), 'utf8');
    const metas = await page.evaluate((source) => {
      const { head } = new DOMParser().parseFromString(source, 'text/html');
      return [...head.children].slice(0, 2).map((element) => element.outerHTML);
    }, html);
    expect(metas[0], file).toBe('<meta charset="utf-8">');
    expect(metas[1], file).toContain(
      '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'',
    );
  }
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
  expect(
    messages.filter((text) => text.includes('Content Security Policy')).length,
  ).toBeGreaterThan(1);
});
