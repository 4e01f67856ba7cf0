import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { LINK_RECORDS, parseLinkRecords } from '../src/data/link-records.ts';
import { site } from '../src/site.ts';
import { checkLinks, collectExternalLinks } from '../src/tools/link-check/index.ts';
import type { CheckOptions } from '../src/tools/link-check/index.ts';
import { serverFaults } from './fixtures/server-faults.ts';
import { projectFolder } from './support/builds.ts';
import { writeTree } from './support/files.ts';
import { answer, page, redirect, startServer, stopServers } from './support/http-server.ts';
import type { Handler } from './support/http-server.ts';
import { runCommand } from './support/project.ts';

// npm run links: what servers do is told apart, and no record is lost or changed without need.

/** A project with nothing but content, and the file of its records. */
let folder: string;
let file: string;

test.beforeEach(async () => {
  folder = test.info().outputPath();
  file = path.join(folder, LINK_RECORDS);
  await writeTree(folder, { [LINK_RECORDS]: '' });
});

test.afterEach(stopServers);

const writePage = (name: string, text: string) =>
  writeTree(folder, { [`src/content/pages/${name}.mdx`]: text });

const client = {
  timeout: { connect: 20_000, response: 20_000, request: 40_000 },
  retry: { backoffLimit: 10, noise: 0 },
};

/** Checks links that a page of its own has. No archive is asked unless one is given. */
async function check(links: string[], options: CheckOptions = {}) {
  await writePage('page', links.map((link) => `[a page](${link})\n`).join('\n'));
  const archive = 'http://127.0.0.1:9/';
  return checkLinks({ addresses: links, root: folder, archive, client, ...options });
}

async function readRecords() {
  const records: unknown = parse(await readFile(file, 'utf8'));
  return (records ?? {}) as Record<string, Partial<Record<string, unknown>> | undefined>;
}

test('tells apart what servers do', async () => {
  const links: string[] = [];
  let known = '';
  for (const [, , serve, more] of serverFaults) {
    const { url } = await startServer(typeof serve === 'function' ? { '/en/page': serve } : serve);
    const link = url + (more?.path ?? '/en/page');
    links.push(link);
    if (more?.known) known += `${link}:\n  title: ${more.known}\n`;
  }
  await writeFile(file, known);
  const results = await check(links);
  const records = await readRecords();
  for (const [index, [name, outcome, , more]] of serverFaults.entries()) {
    const link = links[index] ?? '';
    const { title = '', movedTo } = records[link] ?? {};
    const { [index]: result } = results;
    expect.soft(result, name).toMatchObject({ address: link, outcome });
    if (more?.detail) expect.soft(result?.detail, name).toMatch(more.detail);
    if (more?.title !== undefined) expect.soft(title, name).toBe(more.title);
    expect.soft(movedTo, name).toBe(more?.movedTo && new URL(more.movedTo, link).href);
  }
});

test('knows hosts that are not there or never answer, and bad certificates', async () => {
  const secure = await startServer(page('Secret'), { isSecure: true });
  const silent = await startServer(() => undefined);
  const links = ['http://no-such-host.invalid/', secure.url, 'http://127.0.0.1:1/', silent.url];
  const timeout = { ...client.timeout, response: 3000 };
  const outcomes = await check(links, { client: { ...client, timeout } });
  expect(outcomes.map(({ outcome, detail }) => `${outcome}: ${detail}`)).toEqual([
    'gone: there is no such host',
    'broken: its certificate is not valid',
    'broken: its host refuses the connection',
    expect.stringMatching(/^broken: .*in time/),
  ]);
});

test('does not follow a public address to a private network', async () => {
  const inside = await startServer(page('Router'));
  const { url } = await startServer(redirect(302, `${inside.url}/`));
  const link = url.replace('127.0.0.1', 'public.example');
  // A name server that knows one host.
  const dnsLookup = ((_host, _options, callback) => {
    callback(null, [{ address: '127.0.0.1', family: 4 }]);
  }) as NonNullable<NonNullable<CheckOptions['client']>['dnsLookup']>;
  const [result] = await check([link, url], { client: { ...client, dnsLookup } });
  expect(result).toMatchObject({ outcome: 'broken', detail: 'it redirects to a private network' });
  expect(inside.requests).toHaveLength(1);
});

test('is polite: two requests at a time, a name, and no request before the host allows it', async () => {
  const paths = Array.from({ length: 12 }, (_, index) => `/${index}`);
  const slowly: Handler = (...args) => setTimeout(page('Circles'), 20, ...args);
  let [isTired, refused] = [true, 0];
  const serve: Handler = (...args) => {
    if (refused === 0) setTimeout(() => (isTired = false), 990);
    if (isTired) refused += 1;
    (isTired ? answer(429, { 'retry-after': '1' }) : slowly)(...args);
  };
  const one = await startServer(Object.fromEntries(paths.map((at) => [at, serve])));
  const results = await check(paths.map((at) => one.url + at));
  expect(results.map(({ outcome }) => outcome)).toEqual(paths.map(() => 'living'));
  expect(one.mostAtATime).toBeLessThanOrEqual(2);
  expect(refused).toBeLessThanOrEqual(2);
  expect(one.requests[0]?.headers['user-agent']).toMatch(/^p2pu-website.*\+https:/);
  expect(one.requests[0]?.headers.accept).toContain('text/html');
});

/** What the page does on which days of November, and its state after that unless it has none. */
const stories = {
  'a page that goes': '1 lives, 2 gone, 5 soft, 9 gone: gone, 10 lives',
  'failures within a week': '1 gone, 2 gone, 7 gone, 8 gone: gone',
  'failures on two days': '1 gone, 1 gone, 20 gone, 20 gone',
  'a good day between': '1 gone, 4 gone, 5 lives, 9 gone',
  'errors between': '1 gone, 2 broken, 5 gone, 8 blocked, 9 gone: gone',
  'a page that moves, and comes back': '1 lives, 2 moved: moved, 3 back',
};

for (const [name, days] of Object.entries(stories)) {
  test(`changes a state after enough days: ${name}`, async () => {
    let does = '';
    const deeds: Record<string, Handler> = {
      lives: page('Circles'),
      back: page('Circles'),
      gone: answer(404),
      soft: redirect(302, '/'),
      broken: answer(500),
      blocked: answer(403),
      moved: redirect(301, '/new'),
    };
    const { url } = await startServer({
      '/en/page': (...args) => deeds[does]?.(...args),
      '/new': (...args) => (does === 'back' ? redirect(301, '/en/page') : page('Circles'))(...args),
      '/': page('Welcome'),
      '*': redirect(302, '/'),
    });
    for (const day of days.split(', ')) {
      const [, date = '', deed = '', state] = /^(\d+) (\w+)(?:: (\w+))?$/.exec(day) ?? [];
      does = deed;
      await check([`${url}/en/page`], { date: `2026-11-${date.padStart(2, '0')}` });
      expect((await readRecords())[`${url}/en/page`]?.state, day).toBe(state);
    }
  });
}

test('keeps what editors wrote, and changes nothing in a quiet week', async () => {
  const copy = 'http://web.archive.org/web/20130501120000/';
  const archive = await startServer((request, response) => {
    const url = copy + (new URL(request.url ?? '', 'http://x').searchParams.get('url') ?? '');
    const closest = { url, status: '200', available: true, timestamp: '20130501120000' };
    answer(200, {}, JSON.stringify({ archived_snapshots: { closest } }))(request, response);
  });
  const { url } = await startServer({
    '/a': page('Of: “A” # 1'),
    '/blocked': answer(403),
    '/moved': page('New'),
  });
  const [head, decided, moved, notLinked] = [
    '# A note on the file.\n\n',
    `${url}/archived:
  state: archived # I have decided so.
  snapshots:
    - address: ${url}/a
      date: 2013-05-01
`,
    `${url}/moved-before:
  # A note on the record.
  state: moved
  movedTo: ${url}/moved
  note: "Old: and 'odd'"
`,
    `${url}/not-linked:\n  note: Kept.\n  state: gone\n`,
  ];
  await writeFile(file, head + decided + moved + notLinked);
  const names = ['a', 'archived', 'blocked', 'gone', 'moved-before'];
  const links = names.map((name) => `${url}/${name}`);
  const results = await check(links, { date: '2026-11-25', archive: archive.url });
  const outcomes = ['living', 'living', 'blocked', 'gone', 'living'];
  expect(results.map(({ outcome }) => outcome)).toEqual(outcomes);
  const after = await readFile(file, 'utf8');
  expect(after).toBe(`${head}${decided}  title: 'Of: “A” # 1'
${moved}  title: New
${notLinked}${url}/a:
  title: 'Of: “A” # 1'
${url}/blocked:
  checks:
    - date: 2026-11-25
      outcome: blocked
      detail: '403'
${url}/gone:
  snapshots:
    - address: https://web.archive.org/web/20130501120000/${url}/gone
      date: 2013-05-01
  checks:
    - date: 2026-11-25
      outcome: gone
      detail: '404'
`);
  const { mtimeMs } = await stat(file);
  const quiet = links.filter((link) => !link.endsWith('gone'));
  await check(quiet, { date: '2026-12-02', archive: archive.url });
  expect((await stat(file)).mtimeMs).toBe(mtimeMs);
  // Looked up once, from before the page was lost.
  expect(archive.requests.map((request) => request.url)).toEqual([
    expect.stringMatching(/&timestamp=20261026$/),
  ]);
  // What is neither linked nor recorded is reported only.
  const [other] = await check([`${url}/a`], { addresses: [`${url}/moved`] });
  expect(other?.outcome).toBe('living');
  expect(await readFile(file, 'utf8')).toBe(after);
});

test('says at once that there is no network, and changes nothing', async () => {
  const offline = `import dns from 'node:dns/promises'; import { syncBuiltinESMExports } from 'node:module';
    dns.lookup = () => Promise.reject(new Error('offline')); syncBuiltinESMExports();`;
  const options = `--import=data:text/javascript,${encodeURIComponent(offline)}`;
  const { code, stdout, output } = await runCommand(projectFolder, 'links', ['--format', 'json'], {
    NODE_OPTIONS: options,
  });
  expect(output).toContain('There is no network. Nothing was changed.');
  expect(JSON.parse(stdout)).toEqual({ results: [] });
  expect(code).toBe(2);
});

test('writes for people and for programs, and says with its end whether an editor is needed', async () => {
  const serve = { '/good|': page('Good'), '/old': redirect(301, '/new'), '/new': page('New') };
  const { url } = await startServer(serve);
  const run = (...args: string[]) => runCommand(projectFolder, 'links', args);
  const json = await run('--format', 'json', `${url}/good|#part`);
  expect(JSON.parse(json.stdout)).toEqual({
    results: [{ address: `${url}/good|#part`, outcome: 'living', detail: '200' }],
  });
  expect(json.code).toBe(0);
  expect(await run(`${url}/old`, `${url}/new`)).toMatchObject({
    stdout: `moved  ${url}/old  to ${url}/new\n2 links checked: 1 moved, 1 living.\n`,
    code: 1,
  });
  const markdown = await run('--format', 'markdown', `${url}/none|`);
  expect(markdown.stdout).toContain(`| gone | ${url}/none\\| | 404 |\n\n1 link checked: 1 gone.`);
  for (const [args, says] of [
    [['--format', 'tabel'], 'Usage: npm run links -- [--format table|json|markdown]'],
    [['--save'], 'Usage: npm run links -- [--format table|json|markdown]'],
    [['example.org'], '"example.org" is not a full address. Write it as https://…'],
  ] as const) {
    expect(await run(...args)).toMatchObject({ output: expect.stringContaining(says), code: 2 });
  }
});

test('collects the links of published pages, of their header and their footer', async () => {
  await writePage(
    'page',
    `---\ntitle: A\n---\n\n[one](https://one.example/?a=(b)#c) https://two.example/x. [three][ref] [no](/in/)

<Note>\n\n[four](http://four.example "title")[^1]\n\n</Note>\n
<Quotation by="Ana" source="https://five.example/">\n\nWords.\n\n</Quotation>\n
<Video href="https://seven.example/" title="A talk" />\n
\`https://code.example\` {/* https://comment.example */}

[^1]: [six](https://six.example/)\n\n[ref]: https://three.example/\n`,
  );
  await writePage('draft', '---\ntitle: B\ndraft: true\n---\n\n[draft](https://draft.example/)\n');
  expect((await collectExternalLinks(folder)).sort()).toEqual([
    ...['http://four.example', site.licence.url, 'https://five.example/', site.source.url],
    ...['https://one.example/?a=(b)#c', 'https://seven.example/', 'https://six.example/'],
    ...['https://three.example/', 'https://two.example/x'],
  ]);
});

test('says where the records are damaged', () => {
  for (const [text, says] of [
    ['https://a.example/:\n<<<<<<< HEAD\n  state: gone\n', '2:1  Git left two versions here.'],
    ['https://a.example/:\n  state: [\n', '3:1  This cannot be read'],
    ['https://a.example/:\n  state: alive\n', '2:10  "state": write one of living, moved,'],
    ['https://a.example/:\n  state: moved\n', '2:3  "movedTo" goes with the state moved.'],
    ['https://a.example/:\n  state: archived\n', '"state" is archived, but there is no copy.'],
    ['a.example:\n  state: gone\n', '1:1  "a.example" should be a full address: https://…'],
  ] as const) {
    expect(() => parseLinkRecords(text, 'links.yaml')).toThrow(says);
  }
});
