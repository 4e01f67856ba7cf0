import { mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { projectFolder, SITE_URL } from './support/builds.ts';
import { writeTree, type Tree } from './support/files.ts';
import { answer, redirect as redirectTo, startServer, stopServers } from './support/http-server.ts';
import type { Handler } from './support/http-server.ts';
import { runCommand } from './support/project.ts';

// npm run compare: no address and no anchor of an older site is lost without a word.

let folder: string;
let origin: string;
/** What the older site's host sends: a body, or what a handler does. */
let routes: Record<string, string | Buffer | Handler>;

test.beforeEach(async () => {
  folder = test.info().outputPath();
  await mkdir(folder, { recursive: true });
  await symlink(path.join(projectFolder, 'src'), path.join(folder, 'src'), 'junction');
  routes = {};
  const host = await startServer((request, response) => {
    const { url = '' } = request;
    const route = routes[url] ?? answer(404);
    const type = /_redirects$|\.(txt|xml|pdf)$/.test(url) ? 'text/plain' : 'text/html';
    const headers = { 'content-type': `${type}; charset=utf-8` };
    (typeof route === 'function' ? route : answer(200, headers, route))(request, response);
  });
  origin = host.url;
});

test.afterEach(async () => {
  await stopServers();
  await rm(folder, { recursive: true });
});

/** Writes a site into a folder. */
const write = (name: string, files: Tree) => writeTree(path.join(folder, name), files);

/** Compares an older site with the one in the folder `dist`. */
async function compare(older: string) {
  const { code, output } = await runCommand(folder, 'compare', [older]);
  return { code, lines: output.trim().split('\n') };
}

const page = (...ids: string[]) =>
  `<!doctype html><body>${ids.map((id) => `<h2 id="${id}">A part</h2>`).join('')}`;

/** The home page of a built site says where it is published. */
const home = (base: string, ...ids: string[]) =>
  `<link rel="canonical" href="${SITE_URL}${base}">${page(...ids)}`;

const redirect = (to: string) =>
  `<!doctype html><meta http-equiv="refresh" content="0; url=${to}"><body>`;

/** A sitemap (`url`), or an index of sitemaps (`sitemap`). */
function sitemap(kind: 'url' | 'sitemap', ...paths: string[]): string {
  const root = kind === 'url' ? 'urlset' : 'sitemapindex';
  const items = paths.map((of) => `<${kind}><loc>${new URL(of, origin).href}</loc></${kind}>`);
  return `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${items.join('')}</${root}>`;
}

const addTo = (of: string) => `Add "- ${of}" to redirectFrom on the page that replaces it.`;

test('lists what an older build had, and what its redirects lead to now', async () => {
  await write('older', {
    'index.html': page('start'),
    '404.html': page('gone'),
    'moved/index.html': `${page('kept', 'lost')}<a name="old"></a>`,
    'old.html': redirect('/moved/'),
    'new/kept.pdf': 'A plan',
    'new/lost, grün.pdf': 'A plan',
  });
  await write('dist', {
    'index.html': home('/base/', 'start'),
    'moved/index.html': redirect('/base/chain/'),
    'chain/index.html': redirect(`${SITE_URL}/base/new/`),
    'new/index.html': page('kept', 'more'),
    'new/kept.pdf': 'A plan',
  });
  expect(await compare('older')).toEqual({
    code: 1,
    lines: [
      'Anchor lost: /moved/#lost  Add <Anchor id="lost" /> to /new/, before the text that replaces it.',
      'Anchor lost: /moved/#old  Add <Anchor id="old" /> to /new/, before the text that replaces it.',
      'Address lost: /new/lost,%20grün.pdf  Put the file back, src/content/pages/new/lost,%20grün.pdf, and link to it.',
      `Address lost: /old.html  ${addTo('/old.html')}`,
      'Compared 5 addresses and 4 anchors: 4 lost.',
    ],
  });
});

test('reads a live site under a path: its pages, files and redirects', async () => {
  routes = {
    '/robots.txt': `Sitemap: ${origin}/old/index.xml`,
    '/old/index.xml': sitemap('sitemap', '/old/a.xml.gz'),
    '/old/a.xml.gz': answer(
      200,
      {},
      gzipSync(sitemap('url', '/old/', '/old/gone.pdf', '/old/moved/', '/old/deep/')),
    ),
    '/old/': page('start'),
    '/old/gone.pdf': 'A plan',
    '/old/moved/': redirectTo(301, '/else/'),
    '/else/': page('not-ours'),
    '/old/deep/': `${page('kept', 'lost')}<a href="plan.pdf">A</a><a href="never.pdf">B</a>`,
    '/old/deep/plan.pdf': 'A plan',
    '/old/_redirects': '/old/before/ /old/deep/ 301!\n# Why\n/old/* /x\n/old/forgotten  /old/\n',
  };
  await write('dist', {
    'index.html': home('/new/', 'start'),
    'moved/index.html': redirect('/new/deep/'),
    'before/index.html': redirect('/new/deep/'),
    'deep/index.html': page('kept'),
  });
  expect(await compare(`${origin}/old/`)).toEqual({
    code: 1,
    lines: [
      'Anchor lost: /deep/#lost  Add <Anchor id="lost" /> to /deep/, before the text that replaces it.',
      'Address lost: /deep/plan.pdf  Put the file back, src/content/pages/deep/plan.pdf, and link to it.',
      `Address lost: /forgotten  ${addTo('/forgotten')}`,
      'Address lost: /gone.pdf  Put the file back: public/gone.pdf.',
      'Compared 7 addresses and 3 anchors: 4 lost.',
    ],
  });
});

test('says that nothing is lost, or what could not be compared', async () => {
  await write('dist', { 'index.html': home('/'), 'broken/index.html': '' });
  // Some hosts respond with a page, and a status of success, if nothing is there.
  routes = { '/': page(), '/sitemap-index.xml': page(), '/sitemap.xml': sitemap('url', '/') };
  const nothing = 'Compared 1 address and 0 anchors: nothing lost.';
  expect(await compare(origin)).toEqual({ code: 0, lines: [nothing] });
  routes['/sitemap.xml'] = sitemap('sitemap', '/pages.xml', '/none.xml');
  routes['/pages.xml'] = sitemap('url', '/', '/broken/', 'https://other.example/');
  routes['/broken/'] = answer(501);
  const gaps = [
    `Not compared: Addresses in the sitemap that are not below ${origin}/: 1.`,
    `Not compared: ${origin}/broken/ could not be read: it responds with status 501.`,
    `Not compared: ${origin}/none.xml could not be read: it responds with status 404.`,
  ];
  const lines = [...gaps, 'Compared 2 addresses and 0 anchors: nothing lost.'];
  expect(await compare(origin)).toEqual({ code: 2, lines });
});

test('says in a sentence why nothing could be compared', async () => {
  await write('dist', { 'index.html': home('/') });
  await write('older', { 'index.html': page() });
  for (const [older, says] of [
    ['', 'Not compared: Which site? Add it: npm run compare -- https://www.p2pu.org/'],
    [`${origin}/`, 'has no sitemap, which is normal before the first publication.'],
    ['http://127.0.0.1:1/', 'could not be read: its host refuses the connection.'],
    ['older', 'Not compared: dist holds no built site. Run: npm run build'],
  ] as const) {
    if (older === 'older') await rm(path.join(folder, 'dist'), { recursive: true });
    expect(await compare(older)).toEqual({ code: 2, lines: [expect.stringContaining(says)] });
  }
});
