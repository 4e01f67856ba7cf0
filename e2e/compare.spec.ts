import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { readLiveSite } from '../src/lib/compare/live-site.ts';
import { cacheFolder, projectFolder, SITE_URL } from './support/builds.ts';
import { startOlderHost, type OlderHost, type Route } from './support/older-host.ts';
import { runCommand } from './support/project.ts';

// npm run compare: no address and no anchor of an older site is lost without a word.

let folder: string;
let host: OlderHost;
let routes: Map<string, Route>;

test.beforeEach(async () => {
  await mkdir(cacheFolder, { recursive: true });
  folder = await mkdtemp(path.join(cacheFolder, 'compare-'));
  routes = new Map();
  host = await startOlderHost(routes);
});

test.afterEach(async () => {
  await host.close();
  await rm(folder, { recursive: true });
});

/** Writes a site into a folder: texts by file. */
async function write(name: string, files: Record<string, string>): Promise<string> {
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(folder, name, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  return path.join(folder, name);
}

/** Writes the site as it is now: its first page tells where it stands. */
async function writeNow(files: Record<string, string>, base = '/'): Promise<string> {
  const canonical = `<link rel="canonical" href="${SITE_URL}${base}">`;
  return write('now', { ...files, 'index.html': canonical + (files['index.html'] ?? '') });
}

/** Compares an older site with the one in the folder `now`. */
async function compare(older: string, env: Record<string, string> = {}) {
  return runCommand(projectFolder, 'compare', [older, '--dist', path.join(folder, 'now')], env);
}

/** A page with anchors, and with a word to the browser that is not to lead elsewhere. */
function page(...ids: string[]): string {
  return `<!doctype html><meta http-equiv="Expires" content="0; url=/"><body>${ids.map((id) => `<h2 id="${id}">A part</h2>`).join('')}`;
}

function redirect(to: string): string {
  return `<!doctype html><meta http-equiv="refresh" content="0; url=${to}"><body>`;
}

function urlset(...addresses: string[]): string {
  const urls = addresses.map((address) => `<url><loc>${address}</loc></url>`).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`;
}

function sitemapIndex(...addresses: string[]): string {
  const sitemaps = addresses.map((address) => `<sitemap><loc>${address}</loc></sitemap>`).join('');
  return `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${sitemaps}</sitemapindex>`;
}

test('lists what is lost of an older folder, each with what to do', async () => {
  const older = await write('older', {
    'index.html': page('start'),
    '404.html': page('gone'),
    'about/faciliators/index.html': page('who'),
    'moved/index.html': page('kept', 'lost'),
    'old.html': redirect('/moved/'),
    'old/kept/index.html': redirect('/moved/'),
    'Case/index.html': page(),
    'two words/index.html': page(),
    'zzz/index.html': page(),
  });
  await writeNow({
    'index.html': page('start'),
    '404.html': page(),
    'facilitators/index.html': page('who'),
    'new/index.html': page('kept', 'more'),
    'moved/index.html': redirect('/new/'),
    'old/kept/index.html': redirect('/new/'),
    'case/index.html': page(),
  });
  const { code, output } = await compare(older);
  const advice = (path: string, guess = '') =>
    `Write redirectFrom: with "- ${path}" into the front matter of the page that stands for it now${guess}.`;
  expect(output).toBe(
    [
      '5 addresses lost:',
      '/Case/  It differs from /case/ in capital letters only, which redirectFrom takes for one. Have its host lead on to that.',
      `/about/faciliators/  ${advice('/about/faciliators/', ', perhaps /facilitators/')}`,
      `/old.html  ${advice('/old.html')}`,
      `/two%20words/  ${advice('/two%20words/')}`,
      `/zzz/  ${advice('/zzz/')}`,
      '',
      '1 anchor lost:',
      '/moved/#lost  Put <Anchor id="lost" /> into the page /new/, before what stands for it now.',
      '',
      '8 addresses and 3 anchors compared: 5 addresses and 1 anchor lost.',
      '',
    ].join('\n'),
  );
  expect(code).toBe(1);
});

test('takes the spellings of an address for one', async () => {
  const older = await write('older', {
    'index.html': page('Größe'),
    'u\u0308ber/index.html': page(),
    'what? #1, 100%/index.html': page('part'),
    'what? #2/index.html': page('other'),
    'plain.html': page(),
    'odd.html/index.html': page('part'),
  });
  await writeNow({
    'index.html': '<!doctype html><svg><g id="Größe"></g></svg>',
    'über/index.html': redirect('/what%3F%20%231%2C%20100%25'),
    'what? #1, 100%/index.html': page('part'),
    'what? #2/index.html': page('other'),
    'plain/index.html': page(),
    'plain.html': '<!doctype html><META HTTP-EQUIV=Refresh CONTENT="0;URL=\'plain/index.html\'">',
    'odd.html/index.html': page('part'),
  });
  const { code, output } = await compare(older);
  expect(output).toBe('6 addresses and 4 anchors compared: nothing lost.\n');
  expect(code).toBe(0);
});

test('follows what leads on, and takes for lost what leads nowhere', async () => {
  const older = await write('older', {
    'chain/index.html': page('kept', 'lost'),
    'circle/index.html': page('kept'),
    'nowhere/index.html': page('kept'),
    'outside/index.html': page('kept'),
    'elsewhere/index.html': page('kept'),
  });
  await writeNow(
    {
      'index.html': page('kept'),
      'chain/index.html': redirect('/base/one/'),
      'one/index.html': redirect(`${SITE_URL}/base/`),
      'circle/index.html': redirect('/base/turn/'),
      'turn/index.html': redirect('../circle/'),
      'nowhere/index.html': redirect('/base/nothing/'),
      'outside/index.html': redirect('/one/'),
      'elsewhere/index.html': redirect('https://p2pu.example/base/'),
    },
    '/base/',
  );
  const { code, output } = await compare(older);
  expect(output).toContain('2 addresses lost:\n/circle/  Write');
  expect(output).toContain('\n/nowhere/  Write');
  expect(output).toContain(
    '1 anchor lost:\n/chain/#lost  Put <Anchor id="lost" /> into the page /,',
  );
  expect(output).toContain('5 addresses and 2 anchors compared: 2 addresses and 1 anchor lost.');
  expect(code).toBe(1);
});

test('reads a live site through its sitemaps, wherever it moves', async () => {
  const at = (place: string) => `${host.origin}/old/${place}`;
  routes.set('/old/index.xml', sitemapIndex(at('plain.xml'), at('packed.xml.gz'), at('more.xml')));
  routes.set(
    '/old/plain.xml',
    urlset(at('a&amp;b/?x=1&#38;y'), at('a%26b/?x=2'), at('%C3%BCber/')),
  );
  routes.set(
    '/old/packed.xml.gz',
    gzipSync(urlset(at('packed/'), at('packed/index.html'), at(''), at('moved/'))),
  );
  routes.set('/old/more.xml', sitemapIndex(at('deep.xml')));
  routes.set('/old/deep.xml', urlset(`<![CDATA[${at('deep')}]]>`, at('plan.pdf'), at('gone.pdf')));
  routes.set(
    '/old/_redirects',
    '# From, to\n/old/before/ /old/a/ 301\n/old/shut /x 410\n\n/old/* /x\n/old/forgotten  /old/\n',
  );
  routes.set('/old/a&b/', page('part'));
  routes.set('/old/%C3%BCber/', page('part'));
  routes.set('/old/packed/', page());
  routes.set('/old/', page());
  routes.set('/old/moved/', (_, response) => response.writeHead(302, { Location: '/else/' }).end());
  routes.set('/else/', page('lost'));
  routes.set('/old/deep', page('lost'));
  routes.set('/old/plan.pdf', Buffer.alloc(6 * 1024 * 1024));
  routes.set('/old/gone.pdf', '');
  await writeNow(
    {
      'index.html': page(),
      'a&b/index.html': page('part'),
      'über/index.html': page('part'),
      'moved/index.html': redirect('/new/a&amp;b/'),
      'before/index.html': redirect('/new/packed/'),
      'packed/index.html': page(),
      'deep/index.html': page(),
      'plan.pdf': 'A plan',
    },
    '/new/',
  );
  const { code, output } = await compare(at('index.xml'));
  expect(output).toBe(
    [
      '2 addresses lost:',
      '/forgotten  Write redirectFrom: with "- /forgotten" into the front matter of the page that stands for it now.',
      '/gone.pdf  Put the file back, as public/gone.pdf.',
      '',
      '2 anchors lost:',
      '/deep#lost  Put <Anchor id="lost" /> into the page /deep/, before what stands for it now.',
      '/moved/#lost  Put <Anchor id="lost" /> into the page /a&b/, before what stands for it now.',
      '',
      `1 line of ${at('_redirects')} with "*" or ":" could not be compared.`,
      '10 addresses and 4 anchors compared: 2 addresses and 2 anchors lost.',
      '',
    ].join('\n'),
  );
  expect(code).toBe(1);
});

test('compares what stands outside of the sitemap’s folder by its whole path', async () => {
  const at = (place: string) => `${host.origin}/${place}`;
  routes.set(
    '/maps/sitemap.xml',
    urlset(at('base/kept/'), at('base/lost/'), at('lost/'), at('maps')),
  );
  for (const path of ['/base/kept/', '/base/lost/', '/lost/', '/maps']) routes.set(path, page());
  const now = { 'index.html': page(), 'kept/index.html': page() };
  await writeNow(now, '/base/');
  const outside = 'It stands outside of the sitemap’s folder.';
  const below = await compare(at('maps/sitemap.xml'));
  expect(below.output).toContain(
    `2 addresses lost:\n/base/lost/  ${outside} Write redirectFrom: with "- /lost/" into`,
  );
  expect(below.output).toContain(
    `\n/lost/  ${outside} Have its host lead on to what stands for it now.\n`,
  );
  expect(below.code).toBe(1);
  await writeNow(now);
  const root = await compare(at('maps/sitemap.xml'));
  expect(root.output).toContain(`3 addresses lost:\n/base/kept/  ${outside} Write redirectFrom:`);
});

test('takes a missing sitemap for a first publication', async () => {
  await writeNow({ 'index.html': page() });
  const address = `${host.origin}/sitemap.xml`;
  const { code, output } = await compare(address);
  expect(output).toBe(
    `${address} answers with status 404: this is taken for the first publication, and nothing was compared.\n`,
  );
  expect(code).toBe(2);
});

test('says why a sitemap could not be read', async () => {
  const address = `${host.origin}/sitemap.xml`;
  const tooLong = Buffer.alloc(5 * 1024 * 1024 + 1, ' ');
  for (const [route, reason, times] of [
    [status(403), 'could not be read: it answers with status 403.', 1],
    [status(500), 'could not be read: it answers with status 500.', 2],
    [hangUp, 'could not be read: the connection broke off.', 2],
    [tooLong, 'could not be read: it is longer than 5 MB.', 1],
    [gzipSync(tooLong), 'could not be read: it is longer than 5 MB.', 1],
    ['<!doctype html><p>A page<br></p>', 'is not a sitemap, or not a whole one.', 1],
    ['<rss></rss>', 'is not a sitemap, or not a whole one.', 1],
    [urlset(`${host.origin}/`).slice(0, -9), 'is not a sitemap, or not a whole one.', 1],
    [gzipSync(urlset()).subarray(0, -9), 'is not a sitemap, or not a whole one.', 1],
  ] as const) {
    host.asked.length = 0;
    routes.set('/sitemap.xml', route);
    await expect(readLiveSite(address)).rejects.toThrow(`${address} ${reason}`);
    expect(host.asked, reason).toHaveLength(times);
  }
  await writeNow({ 'index.html': page() });
  await host.close();
  const { code, output } = await compare(address);
  expect(output).toBe(`${address} could not be read: nothing answers there.\n`);
  expect(code).toBe(2);
});

test('asks again where a server fails for a moment, and says what could not be read', async () => {
  const at = (place: string) => `${host.origin}/${place}`;
  const pages = ['moment/', 'broken/', 'missing/', 'long/', ''].map(at);
  routes.set('/sitemap.xml', sitemapIndex(at('pages.xml'), at('none.xml'), at('pages.xml')));
  routes.set('/pages.xml', urlset(...pages, 'https://other.example/', 'https://'));
  routes.set('/moment/', (request, response) => {
    const isFirst = host.asked.filter((path) => path === request.url).length === 1;
    response.writeHead(isFirst ? 503 : 200, { 'Content-Type': 'text/html' }).end(page('part'));
  });
  routes.set('/broken/', status(500));
  routes.set('/long/', `${page('part')}${' '.repeat(5 * 1024 * 1024)}`);
  routes.set('/', page());
  await writeNow({
    'index.html': page(),
    ...Object.fromEntries(
      ['moment', 'broken', 'missing', 'long'].map((name) => [`${name}/index.html`, page('part')]),
    ),
  });
  const { code, output } = await compare(at('sitemap.xml'));
  expect(output).toBe(
    [
      'Not everything could be compared:',
      `2 addresses in the sitemap are not on ${new URL(host.origin).host} and could not be compared, such as https://other.example/.`,
      `${at('broken/')} could not be read: it answers with status 500.`,
      `${at('long/')} could not be read: it is longer than 5 MB.`,
      `${at('missing/')} could not be read: it answers with status 404.`,
      `${at('none.xml')} could not be read: it answers with status 404.`,
      '',
      `Only pages could be compared: ${at('_redirects')}, which might tell what led to them, is not served.`,
      '5 addresses and 1 anchor compared: nothing lost. Not everything could be compared.',
      '',
    ].join('\n'),
  );
  expect(code).toBe(2);
  expect(host.asked.filter((path) => path === '/broken/')).toHaveLength(2);
  expect(host.asked.filter((path) => path === '/missing/')).toHaveLength(1);

  // What is lost weighs more than what could not be compared.
  await rm(path.join(folder, 'now/broken'), { recursive: true });
  expect((await compare(at('sitemap.xml'))).code).toBe(1);
});

test('waits for no answer longer than it may', async () => {
  const address = `${host.origin}/sitemap.xml`;
  const reason = `${address} could not be read: no whole answer came within 0.3 seconds.`;
  routes.set('/sitemap.xml', () => undefined);
  await expect(readLiveSite(address, 300)).rejects.toThrow(reason);
  routes.set('/sitemap.xml', (_, response) => response.writeHead(200).write('<urlset>'));
  await expect(readLiveSite(address, 300)).rejects.toThrow(reason);
  expect(host.asked).toEqual(['/sitemap.xml', '/sitemap.xml']);
});

test('asks a host for four addresses at a time, and gives up one that answers no more', async () => {
  const paths = Array.from({ length: 40 }, (_, index) => `/${index}/`);
  routes.set('/sitemap.xml', urlset(...paths.map((path) => host.origin + path)));
  // Answers come only once four addresses are asked for: fewer at a time would wait for ever.
  let waiting: (() => void)[] = [];
  for (const path of paths) {
    routes.set(path, (request, response) => {
      expect(request.headers['user-agent']).toContain('https://github.com/p2pu/how-we-learn');
      waiting.push(() =>
        response.writeHead(200, { 'Content-Type': 'text/html' }).end(page('part')),
      );
      if (waiting.length < 4) return;
      for (const answer of waiting) answer();
      waiting = [];
    });
  }
  let running = 0;
  let most = 0;
  const { fetch } = globalThis;
  globalThis.fetch = async (...args) => {
    most = Math.max(most, ++running);
    try {
      return await fetch(...args);
    } finally {
      running--;
    }
  };
  const site = await readLiveSite(`${host.origin}/sitemap.xml`);
  globalThis.fetch = fetch;
  expect(site.addresses.map(({ ids }) => ids.size)).toEqual(paths.map(() => 1));
  expect(most).toBe(4);

  for (const path of paths) routes.set(path, hangUp);
  await writeNow({ 'index.html': page() });
  host.asked.length = 0;
  const { code, output } = await compare(`${host.origin}/sitemap.xml`);
  expect(output).toMatch(/\/\d+\/ could not be read: the connection broke off\.\n/);
  expect(output).toMatch(/\/\d+\/ could not be read: its host had stopped answering\.\n/);
  expect(output.match(/could not be read/g)).toHaveLength(20);
  expect(output).toContain('\nAnd 20 more.\n');
  // The sitemap and _redirects; ten addresses, and the three beside the tenth, twice each.
  expect(host.asked.length).toBeLessThanOrEqual(2 + 2 * 13);
  expect(code).toBe(1);
});

test('reads neither sitemaps without end nor more addresses than a sitemap may hold', async () => {
  const at = (place: string) => `${host.origin}/${place}`;
  routes.set('/0.xml', sitemapIndex(at('0.xml'), at('1.xml')));
  routes.set('/1.xml', sitemapIndex(at('0.xml'), at('2.xml')));
  routes.set('/2.xml', sitemapIndex(at('1.xml'), at('3.xml')));
  routes.set('/3.xml', urlset(at('')));
  const { gaps, addresses } = await readLiveSite(at('0.xml'));
  expect(gaps).toEqual([
    `1 sitemap was not read, since more than 2 indexes stand above, such as ${at('3.xml')}.`,
    `${at('0.xml')} names no page.`,
  ]);
  expect(addresses).toEqual([]);

  const many = Array.from({ length: 50_001 }, (_, index) =>
    at(index < 50_000 ? `?${index}` : 'last/'),
  );
  routes.set('/many.xml', gzipSync(urlset(...many)));
  routes.set('/', page());
  host.asked.length = 0;
  expect((await readLiveSite(at('many.xml'))).gaps).toEqual([
    'The sitemap names 50001 addresses, of which the first 50000 were compared.',
  ]);
  expect(host.asked).toEqual(['/many.xml', '/_redirects', '/']);
});

test('says what it did not understand, and what is not there', async () => {
  const now = await writeNow({ 'index.html': page() });
  const empty = await write('empty', { '404.html': page(), 'a.txt': '' });
  const usage = 'Write: npm run compare -- <address of its sitemap, or folder> [--dist folder]';
  for (const [args, says] of [
    [[], usage],
    [[now, now], usage],
    [[now, '--dits', now], usage],
    [['--help'], usage],
    [['https://', '--dist', now], '"https://" is not a web address.'],
    [
      [path.join(folder, 'none'), '--dist', now],
      `There is no folder ${path.join(folder, 'none')}.`,
    ],
    [[path.join(now, 'index.html'), '--dist', now], 'There is no folder'],
    [[empty, '--dist', now], `The folder ${empty} holds no page.`],
    [[now, '--dist', path.join(folder, 'none')], 'holds no built site. Run: npm run build'],
    [[now, '--dist', empty], 'holds no built site. Run: npm run build'],
  ] as const) {
    const { code, output } = await runCommand(projectFolder, 'compare', [...args]);
    expect(output).toContain(says);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
  }
});

test('writes annotations for GitHub', async () => {
  const address = `${host.origin}/sitemap.xml`;
  await writeNow({ 'index.html': page() });
  const env = { GITHUB_ACTIONS: 'true' };
  const first = await compare(address, env);
  expect(first.output).toContain(
    `\n::warning title=Not compared::${address} answers with status 404: this is`,
  );

  routes.set('/sitemap.xml', urlset(`${host.origin}/`, `${host.origin}/a%20b%0A::c/`));
  routes.set('/', page('lost', 'a\n::set-env::b'));
  const { code, output } = await compare(address, env);
  expect(output).toContain('\n/a%20b%0A::c/  Write redirectFrom: with "- /a%20b%0A::c/" into');
  expect(output).toContain('\n/#a%0A::set-env::b  Put');
  expect(output).toContain('\n::error title=Anchor lost::/#a%0A::set-env::b  Put');
  expect(output).toContain('\n::error title=Address lost::/a%2520b%250A::c/  Write redirectFrom:');
  expect(output).toContain('\n::error title=Anchor lost::/#lost  Put <Anchor id="lost" /> into');
  expect(output).toContain(`\n::warning title=Not compared::${host.origin}/a%2520b%250A::c/ could`);
  expect(code).toBe(1);
});

/** Answers with a status and no more. */
function status(code: number): Route {
  return (_, response) => response.writeHead(code).end();
}

/** Breaks the connection off. */
function hangUp(request: IncomingMessage): void {
  request.socket.destroy();
}
