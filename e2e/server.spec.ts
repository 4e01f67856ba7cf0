import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './support/site.ts';

// The server of `npm start` and of these tests behaves like static hosting.

test('sends the right content types', async ({ request, site }) => {
  const types: Record<string, string> = {
    '.html': 'text/html; charset=utf-8',
    '.avif': 'image/avif',
    '.webp': 'image/webp',
    '.svg': 'image/svg+xml',
    '.woff2': 'font/woff2',
    '.xml': 'application/xml',
  };
  const files = (await readdir(site.folder, { recursive: true })).map((file) =>
    file.split(path.sep).join('/'),
  );
  for (const [ending, type] of Object.entries(types)) {
    const file = files.find((name) => name.endsWith(ending)) ?? '';
    const response = await request.get(new URL(encodeURI(file), site.address).href);
    expect(response.status(), file).toBe(200);
    expect(response.headers()['content-type'], file).toContain(type.split(';')[0]);
  }
});

test('compresses text with an encoding that the browser accepts', async ({ request, site }) => {
  for (const [accepted, sent] of [
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['identity', undefined],
  ] as const) {
    const response = await request.get(site.address, { headers: { 'accept-encoding': accepted } });
    expect(response.headers()['content-encoding'], accepted).toBe(sent);
    expect(await response.text()).toContain('How We Learn');
  }
});

test('redirects to the trailing slash of a folder', async ({ request, site }) => {
  const addresses = site.pages.map(({ url }) => url).filter((url) => new URL(url).pathname !== '/');
  for (const url of addresses) {
    const response = await request.get(url.replace(/\/$/, ''), { maxRedirects: 0 });
    expect(response.status(), url).toBe(301);
    expect(new URL(response.headers().location ?? '', url).href).toBe(url);
  }
});

test('an unknown address gets a 404 page that links home', async ({ page, site }) => {
  for (const path of ['nowhere', 'nowhere/', 'deep/down/below/', 'how-we-learn.html', '%E0%A4%A']) {
    const response = await page.goto(site.address + path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
    await page.getByRole('main').getByRole('link').first().click();
    await expect(page).toHaveURL(site.address);
  }
});
