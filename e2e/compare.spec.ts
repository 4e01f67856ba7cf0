import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { cacheFolder, projectFolder, SITE_URL } from './support/builds.ts';
import { runCommand } from './support/project.ts';

// npm run compare: no address and no anchor of an older site is lost without a word.

/** What the older site's host sends: a body, a status, or a redirect to an address. */
type Route = string | Buffer | number | { redirectTo: string };

let folder: string;
let host: Server;
let origin: string;
let routes: Record<string, Route>;

test.beforeEach(async () => {
  await mkdir(cacheFolder, { recursive: true });
  folder = await mkdtemp(path.join(cacheFolder, 'compare-'));
  await symlink(path.join(projectFolder, 'src'), path.join(folder, 'src'), 'junction');
  routes = {};
  host = createServer((request, response) => {
    const url = request.url ?? '';
    const route = routes[url] ?? 404;
    const isText = /_redirects$|\.(txt|xml|gz|pdf)$/.test(url);
    response.setHeader('Content-Type', isText ? 'text/plain' : 'text/html; charset=utf-8');
    if (typeof route === 'number') response.writeHead(route).end();
    else if (typeof route === 'string' || Buffer.isBuffer(route)) response.end(route);
    else response.writeHead(301, { Location: route.redirectTo }).end();
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
});

test.afterEach(async () => {
  host.close();
  await rm(folder, { recursive: true });
});

/** Writes a site into a folder: texts by file. */
async function write(name: string, files: Record<string, string>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(folder, name, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}

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
  await write('older', {
    'index.html': page('start'),
    '404.html': page('gone'),
    'moved/index.html': `${page('kept', 'lost')}<a name="old"></a>`,
    'old.html': redirect('/moved/'),
    'Case/index.html': page(),
    'two words/index.html': page(),
    'u\u0308ber/index.html': page('part'),
    'plain.html': page('part'),
    'circle/index.html': page('part'),
    'nowhere/index.html': page('part'),
    'elsewhere/index.html': page('part'),
  });
  await write('dist', {
    'index.html': home('/base/', 'start'),
    'new/index.html': page('kept', 'part', 'more'),
    'moved/index.html': redirect('/base/chain/'),
    'chain/index.html': redirect(`${SITE_URL}/base/new/`),
    'case/index.html': page(),
    'über/index.html': redirect('/base/new/'),
    'plain.html': '<META HTTP-EQUIV=Refresh CONTENT="0;URL=\'new/index.html\'">',
    'circle/index.html': redirect('/base/turn/'),
    'turn/index.html': redirect('../circle/'),
    'nowhere/index.html': redirect('/base/nothing/'),
    'elsewhere/index.html': redirect('/new/'),
  });
  expect(await compare('older')).toEqual({
    code: 1,
    lines: [
      'Address lost: /Case/  Redirect it to /case on the host: redirectFrom ignores upper and lower case.',
      `Address lost: /circle/  ${addTo('/circle/')}`,
      'Anchor lost: /moved/#lost  Add <Anchor id="lost" /> to /new/, before the text that replaces it.',
      'Anchor lost: /moved/#old  Add <Anchor id="old" /> to /new/, before the text that replaces it.',
      `Address lost: /nowhere/  ${addTo('/nowhere/')}`,
      `Address lost: /old.html  ${addTo('/old.html')}`,
      `Address lost: /two%20words/  ${addTo('/two%20words/')}`,
      'Compared 10 addresses and 6 anchors: 7 lost.',
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
    '/old': { redirectTo: '/old/' },
    '/old/': page('start'),
    '/old/%C3%BCber/': page('part'),
    '/old/plan.pdf': 'A plan',
    '/old/gone.pdf': 'A plan',
    '/old/moved/': { redirectTo: '/else/' },
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
  const one = ['Compared 1 address and 0 anchors: nothing lost.'];
  const two = ['Compared 2 addresses and 0 anchors: nothing lost.'];
  routes = { '/': page(), '/a/': page(), '/sitemap.xml': sitemap('url', '/') };
  expect((await compare(origin)).lines).toEqual(one);

  // Some hosts respond with a page, and a status of success, if nothing is there.
  routes['/sitemap-index.xml'] = page();
  expect((await compare(origin)).lines).toEqual(one);

  routes['/sitemap-index.xml'] = sitemap('sitemap', '/sitemap-0.xml');
  routes['/sitemap-0.xml'] = sitemap('url', '/', '/a/');
  expect(await compare(origin)).toEqual({ code: 0, lines: two });
});

test('says what could not be compared', async () => {
  await write('dist', {
    'index.html': home('/'),
    'missing/index.html': page(),
    'broken/index.html': page(),
    'long/index.html': page(),
  });
  routes = {
    '/sitemap.xml': sitemap('sitemap', '/pages.xml', '/none.xml', '/cut.xml'),
    '/pages.xml': sitemap('url', '/', '/missing/', '/broken/', '/long/', 'https://other.example/'),
    '/cut.xml': sitemap('url', '/', '/cut-off/').slice(0, -9),
    '/': page(),
    '/broken/': 501,
    '/long/': page().padEnd(10 * 1024 * 1024 + 1),
  };
  const gaps = [
    `Not compared: Addresses in the sitemap that are not below ${origin}/: 1.`,
    `Not compared: ${origin}/broken/ could not be read: it responds with status 501.`,
    `Not compared: ${origin}/cut.xml is not a complete sitemap.`,
    `Not compared: ${origin}/long/ is too long to be compared.`,
    `Not compared: ${origin}/missing/ could not be read: it responds with status 404.`,
    `Not compared: ${origin}/none.xml could not be read: it responds with status 404.`,
  ];
  const { code, lines } = await compare(origin);
  expect(code).toBe(2);
  expect(lines).toEqual([...gaps, 'Compared 4 addresses and 0 anchors: nothing lost.']);

  // What is lost weighs more than what could not be compared.
  await rm(path.join(folder, 'dist/missing'), { recursive: true });
  expect((await compare(origin)).code).toBe(1);
});

test('says in a sentence why nothing could be compared', async () => {
  await write('dist', { 'index.html': home('/') });
  await write('empty', { '404.html': page(), 'a.txt': '' });
  routes = { '/forbidden/sitemap.xml': 403, '/broken/sitemap.xml': 501, '/page.xml': page() };
  for (const [older, says] of [
    ['', 'Which site? Add it: npm run compare -- https://www.p2pu.org/'],
    ['https://', '"https://" is neither the address of a site'],
    ['none', '"none" is neither'],
    ['empty', '"empty" is neither'],
    [`${origin}/`, `${origin}/ has no sitemap, which is normal before the first publication.`],
    [`${origin}/forbidden/sitemap.xml`, 'has no sitemap'],
    [`${origin}/page.xml`, 'has no sitemap'],
    [`${origin}/broken/sitemap.xml`, 'could not be read: it responds with status 501.'],
    ['http://127.0.0.1:1/', 'could not be read: its host refuses the connection.'],
  ] as const) {
    const { code, lines } = await compare(older);
    expect(lines).toEqual([expect.stringMatching(/^Not compared: /)]);
    expect(lines[0]).toContain(says);
    expect(code).toBe(2);
  }
  await rm(path.join(folder, 'dist'), { recursive: true });
  await write('older', { 'index.html': page() });
  const { code, lines } = await compare('older');
  expect(lines).toEqual(['Not compared: dist holds no built site. Run: npm run build']);
  expect(code).toBe(2);
});
