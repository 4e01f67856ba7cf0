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
    const type = /_redirects$|\.(txt|xml|gz|pdf)$/.test(url) ? 'text/plain' : 'text/html';
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
async function compare(older: string, env: Record<string, string> = {}) {
  const { code, output } = await runCommand(folder, 'compare', [older], env);
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
  // What is at an address in the older build, and in the new one.
  const pages: [file: string, older: string | undefined, newer?: string][] = [
    ['index.html', page('start'), home('/base/', 'start')],
    ['404.html', page('gone')],
    ['moved/index.html', `${page('kept', 'lost')}<a name="old"></a>`, redirect('/base/chain/')],
    ['chain/index.html', undefined, redirect(`${SITE_URL}/base/new/`)],
    ['new/index.html', undefined, page('kept', 'part', 'more')],
    ['old.html', redirect('/moved/')],
    ['Case/index.html', page()],
    ['case/index.html', undefined, page()],
    ['two words/index.html', page()],
    ['u\u0308ber/index.html', page('part')],
    ['über/index.html', undefined, redirect('/base/new/')],
    ['plain.html', page('part'), '<META HTTP-EQUIV=Refresh CONTENT="0;URL=\'new/index.html\'">'],
    ['circle/index.html', page('part'), redirect('/base/turn/')],
    ['turn/index.html', undefined, redirect('../circle/')],
    ['elsewhere/index.html', page('part'), redirect('/new/')],
  ];
  for (const [file, older, newer] of pages) {
    if (older !== undefined) await write('older', { [file]: older });
    if (newer !== undefined) await write('dist', { [file]: newer });
  }
  expect(await compare('older')).toEqual({
    code: 1,
    lines: [
      'Address lost: /Case/  Redirect it to /case on the host: redirectFrom ignores upper and lower case.',
      `Address lost: /circle/  ${addTo('/circle/')}`,
      'Anchor lost: /moved/#lost  Add <Anchor id="lost" /> to /new/, before the text that replaces it.',
      'Anchor lost: /moved/#old  Add <Anchor id="old" /> to /new/, before the text that replaces it.',
      `Address lost: /old.html  ${addTo('/old.html')}`,
      `Address lost: /two%20words/  ${addTo('/two%20words/')}`,
      'Compared 9 addresses and 6 anchors: 6 lost.',
    ],
  });
});

test('reads a live site under a path: its pages, files and redirects', async () => {
  routes = {
    // Another site's sitemap, beside this site's.
    '/robots.txt': `Sitemap: ${origin}/other/sitemap.xml\nsitemap: ${origin}/old/index.xml`,
    '/other/sitemap.xml': sitemap('url', '/other/'),
    '/old/index.xml': `\ufeff${sitemap('sitemap', '/old/a.xml', '/old/b.xml.gz', '/old/index.xml')}`,
    '/old/a.xml': sitemap('url', '/old/', '/old/%C3%BCber/', '/old/plan.pdf', '/old/gone.pdf'),
    // As WordPress writes it: with pictures, and with a prefix that it does not declare.
    '/old/b.xml.gz': gzipSync(
      sitemap('url', '/old/moved/', '/old/deep/').replaceAll(
        '</url>',
        `<image:image><image:loc>${origin}/old/a.png</image:loc></image:image></url>`,
      ),
    ),
    '/old': redirectTo(301, '/old/'),
    '/old/': page('start'),
    '/old/%C3%BCber/': page('part'),
    '/old/plan.pdf': 'A plan',
    '/old/gone.pdf': 'A plan',
    '/old/moved/': redirectTo(301, '/else/'),
    '/else/': page('not-ours'),
    '/old/deep/': page('kept', 'lost'),
    '/old/_redirects':
      '/old/before/ /old/deep/ 301!\n# Why\n/old/shut /x 404\n/old/* /x\n/old/forgotten  /old/\n',
  };
  await write('dist', {
    'index.html': home('/new/', 'start'),
    'über/index.html': page('part'),
    'plan.pdf': 'A plan',
    'moved/index.html': redirect('/new/deep/'),
    'before/index.html': redirect('/new/deep/'),
    'deep/index.html': page('kept'),
  });
  const expected = {
    code: 1,
    lines: [
      'Anchor lost: /deep/#lost  Add <Anchor id="lost" /> to /deep/, before the text that replaces it.',
      `Address lost: /forgotten  ${addTo('/forgotten')}`,
      'Address lost: /gone.pdf  Put the file back: public/gone.pdf.',
      'Compared 8 addresses and 4 anchors: 3 lost.',
    ],
  };
  expect(await compare(`${origin}/old`)).toEqual(expected);
  expect(await compare(`${origin}/old/index.xml`)).toEqual(expected);

  const { lines } = await compare(`${origin}/old/`, { GITHUB_ACTIONS: 'true' });
  expect(lines[1]).toBe(`::error title=Address lost::/forgotten  ${addTo('/forgotten')}`);
});

test('finds the sitemap of a site that names none', async () => {
  await write('dist', { 'index.html': home('/'), 'a/index.html': page() });
  routes = { '/': page(), '/a/': page(), '/sitemap.xml': sitemap('url', '/') };
  const one = 'Compared 1 address and 0 anchors: nothing lost.';
  // Some hosts respond with a page, and a status of success, if nothing is there.
  for (const index of [answer(404), page()]) {
    routes['/sitemap-index.xml'] = index;
    expect(await compare(origin)).toEqual({ code: 0, lines: [one] });
  }
  routes['/sitemap-index.xml'] = sitemap('sitemap', '/sitemap-0.xml');
  routes['/sitemap-0.xml'] = sitemap('url', '/', '/a/');
  const two = 'Compared 2 addresses and 0 anchors: nothing lost.';
  expect(await compare(origin)).toEqual({ code: 0, lines: [two] });
});

test('says what could not be compared', async () => {
  await write('dist', { 'index.html': home('/'), 'broken/index.html': '', 'long/index.html': '' });
  routes = {
    '/sitemap.xml': sitemap('sitemap', '/pages.xml', '/none.xml', '/cut.xml'),
    '/pages.xml': sitemap('url', '/', '/broken/', '/long/', 'https://other.example/'),
    '/cut.xml': sitemap('url', '/', '/cut-off/').slice(0, -9),
    '/': page(),
    '/broken/': answer(501),
    '/long/': page().padEnd(10 * 1024 * 1024 + 1),
  };
  const gaps = [
    `Not compared: Addresses in the sitemap that are not below ${origin}/: 1.`,
    `Not compared: ${origin}/broken/ could not be read: it responds with status 501.`,
    `Not compared: ${origin}/cut.xml is not a complete sitemap.`,
    `Not compared: ${origin}/long/ is too long to be compared.`,
    `Not compared: ${origin}/none.xml could not be read: it responds with status 404.`,
  ];
  expect(await compare(origin)).toEqual({
    code: 2,
    lines: [...gaps, 'Compared 3 addresses and 0 anchors: nothing lost.'],
  });
  // What is lost weighs more than what could not be compared.
  await rm(path.join(folder, 'dist/broken'), { recursive: true });
  expect((await compare(origin)).code).toBe(1);
});

test('says in a sentence why nothing could be compared', async () => {
  await write('dist', { 'index.html': home('/') });
  await write('empty', { '404.html': page(), 'a.txt': '' });
  routes = { '/broken/sitemap.xml': answer(501), '/page.xml': page() };
  for (const [older, says] of [
    ['', 'Which site? Add it: npm run compare -- https://www.p2pu.org/'],
    ['https://', '"https://" is neither the address of a site'],
    ['empty', '"empty" is neither'],
    [`${origin}/`, `${origin}/ has no sitemap, which is normal before the first publication.`],
    [`${origin}/page.xml`, 'has no sitemap'],
    [`${origin}/broken/sitemap.xml`, 'could not be read: it responds with status 501.'],
    ['http://127.0.0.1:1/', 'could not be read: its host refuses the connection.'],
  ] as const) {
    const { code, lines } = await compare(older);
    expect([code, ...lines]).toEqual([2, expect.stringMatching(/^Not compared: /)]);
    expect(lines[0]).toContain(says);
  }
  await rm(path.join(folder, 'dist'), { recursive: true });
  await write('older', { 'index.html': page() });
  expect(await compare('older')).toEqual({
    code: 2,
    lines: ['Not compared: dist holds no built site. Run: npm run build'],
  });
});
