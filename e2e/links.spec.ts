import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { LINK_RECORDS, parseLinkRecords, readLinkRecords } from '../src/data/link-records.ts';
import { site } from '../src/site.ts';
import {
  checkLinks,
  collectExternalLinks,
  OfflineError,
  type CheckOptions,
} from '../src/tools/link-check/index.ts';
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
  await writePage('page', '');
  await writeTree(folder, { [LINK_RECORDS]: '' });
});

test.afterEach(stopServers);

const writePage = (name: string, text: string) =>
  writeTree(folder, { [`src/content/pages/${name}.mdx`]: text });

/** Writes a page that links some addresses. */
const writeLinks = (links: string[]) =>
  writePage('page', links.map((link) => `[a page](${link})\n`).join('\n'));

const client = {
  timeout: { connect: 20_000, response: 20_000, request: 40_000 },
  retry: { backoffLimit: 10, noise: 0 },
};

/** Checks links that a page of its own has. No archive is asked unless one is given. */
async function check(links: string[], options: CheckOptions = {}) {
  await writeLinks(links);
  const archive = 'http://127.0.0.1:9/';
  return checkLinks({ addresses: links, root: folder, archive, client, ...options });
}

async function readRecords() {
  const records: unknown = parse(await readFile(file, 'utf8'));
  return (records ?? {}) as Record<string, Partial<Record<string, unknown>> | undefined>;
}

for (const isSlow of [false, true]) {
  test(`tells apart what servers do${isSlow ? ' when they take forever' : ''}`, async () => {
    const faults = serverFaults.filter(([, , , more]) => (more?.isSlow ?? false) === isSlow);
    const links: string[] = [];
    let known = '';
    for (const [, , serve, more] of faults) {
      const { url } = await startServer(
        typeof serve === 'function' ? { '/en/page': serve } : serve,
      );
      const link = url + (more?.path ?? '/en/page');
      links.push(link);
      if (more?.known) known += `${link}:\n  title: ${more.known}\n`;
    }
    await writeFile(file, known);
    const timeout = { connect: 2000, response: 2000, request: 2000 };
    const results = await check(links, isSlow ? { client: { ...client, timeout } } : {});
    const records = await readRecords();
    for (const [index, [name, outcome, , more]] of faults.entries()) {
      const link = links[index] ?? '';
      const { [index]: result } = results;
      const { title = '', movedTo } = records[link] ?? {};
      expect.soft(result, name).toMatchObject({ address: link, outcome });
      if (more?.detail) expect.soft(result?.detail, name).toMatch(more.detail);
      if (more?.title !== undefined) expect.soft(title, name).toBe(more.title);
      expect.soft(movedTo, name).toBe(more?.movedTo && new URL(more.movedTo, link).href);
    }
  });
}

test('knows hosts that are not there, and connections that cannot be trusted', async () => {
  const secure = await startServer(page('Secret'), { isSecure: true });
  const plain = await startServer(page('Plain'));
  const outcomes = await check([
    'http://no-such-host.invalid/',
    secure.url,
    plain.url.replace('http', 'https'),
    'http://127.0.0.1:1/',
  ]);
  expect(outcomes.map(({ outcome, detail }) => `${outcome}: ${detail}`)).toEqual([
    'gone: there is no such host',
    'broken: its certificate is not valid',
    'broken: no secure connection could be made',
    'broken: its host refuses the connection',
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
  const pages = Object.fromEntries(paths.map((at) => [at, slowly]));
  let [isTired, refused] = [true, 0];
  const one = await startServer((request, response) => {
    if (refused === 0) setTimeout(() => (isTired = false), 990);
    if (isTired) refused += 1;
    const serve = pages[request.url ?? ''] ?? answer(404);
    (isTired ? answer(429, { 'retry-after': '1' }) : serve)(request, response);
  });
  const results = await check(paths.map((at) => one.url + at));
  expect(results.map(({ outcome }) => outcome)).toEqual(paths.map(() => 'living'));
  expect(one.mostAtATime).toBeLessThanOrEqual(2);
  expect(refused).toBeLessThanOrEqual(2);
  expect(one.requests[0]?.headers['user-agent']).toMatch(/^p2pu-website.*\+https:/);
  expect(one.requests[0]?.headers.accept).toContain('text/html');

  const tired = await startServer(answer(429, { 'retry-after': '3600' }));
  await check(paths.map((at) => tired.url + at));
  expect(tired.requests.length).toBeLessThanOrEqual(2);

  // Redirects from several hosts to the same one.
  const target = await startServer(pages);
  const others = paths.slice(0, 5).map((at) => startServer(redirect(302, target.url + at)));
  await check((await Promise.all(others)).map(({ url }) => url));
  expect(target.mostAtATime).toBe(2);
});

/** What the page does on which days of November, and its state after that unless it has none. */
const stories = {
  'a page that goes': '1 lives, 2 gone, 5 soft, 9 gone: gone, 10 lives',
  'failures within a week': '1 gone, 2 gone, 7 gone, 8 gone: gone',
  'failures on two days': '1 gone, 1 gone, 20 gone, 20 gone',
  'a good day between': '1 gone, 4 gone, 5 lives, 9 gone',
  'another page between': '1 lives, 2 gone, 4 gone, 5 drifted, 9 gone',
  'errors between': '1 gone, 2 broken, 5 gone, 8 blocked, 9 gone: gone',
  'errors for weeks': '1 broken, 9 broken, 20 blocked, 29 broken',
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
      drifted: page('Casino'),
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
    '/b': page('B'),
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
  const names = ['a', 'archived', 'b', 'blocked', 'gone', 'moved-before'];
  const links = names.map((name) => `${url}/${name}`);
  const results = await check(links, { date: '2026-11-25', archive: archive.url });
  const outcomes = ['living', 'living', 'living', 'blocked', 'gone', 'living'];
  expect(results.map(({ outcome }) => outcome)).toEqual(outcomes);
  const after = await readFile(file, 'utf8');
  expect(after).toBe(`${head}${url}/a:
  title: 'Of: “A” # 1'
${decided}  title: 'Of: “A” # 1'
${url}/b:
  title: B
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
${moved}  title: New
${notLinked}`);
  const { mtimeMs } = await stat(file);
  const quiet = links.filter((link) => !link.endsWith('gone'));
  await check(quiet, { date: '2026-12-02', archive: archive.url });
  expect((await stat(file)).mtimeMs).toBe(mtimeMs);
  // Looked up once, from before the page was lost.
  expect(archive.requests.map((request) => request.url)).toEqual([
    expect.stringMatching(/&timestamp=20261026$/),
  ]);
  // What is neither linked nor recorded is reported only.
  const [other] = await check([`${url}/b`], { addresses: [`${url}/moved`] });
  expect(other?.outcome).toBe('living');
  expect(await readFile(file, 'utf8')).toBe(after);
});

test('leaves to editors what they decided, and their comments where they are', async () => {
  let moves = answer(404);
  const { url } = await startServer({
    '/new': (...args) => moves(...args),
    '/file.pdf': answer(200, { 'content-type': 'application/pdf' }, '%PDF'),
    '/a-new-one': page('Casino'),
    '/casino': page('Casino'),
  });
  const head = '# Of the file.\n\n';
  const casino = `${url}/casino:\n  state: gone # There is no copy.\n`;
  const moved = `# Of this record.\n${url}/moved:\n  state: moved\n  movedTo: ${url}/new # By hand.\n`;
  const pdf = `${url}/file.pdf:\n  checks:\n    - date: 2026-10-01\n      outcome: gone\n`;
  await writeFile(file, head + moved + casino + pdf);
  const links = ['a-new-one', 'casino', 'file.pdf', 'moved'].map((name) => `${url}/${name}`);
  for (const date of ['2026-11-01', '2026-11-08', '2026-11-15']) await check(links, { date });
  const record = (await readRecords())[`${url}/moved`];
  expect(record).toMatchObject({ state: 'gone', movedTo: `${url}/new` });
  moves = page('New');
  await check(links, { date: '2026-11-22' });
  expect(await readFile(file, 'utf8')).toBe(
    `${head}${url}/a-new-one:\n  title: Casino\n${casino}${moved}  title: New\n`,
  );
});

test('has saved what it found when it is killed, and leaves no half-written file', async () => {
  const { url } = await startServer({ '/never': () => undefined, '*': page('Circles') });
  const links = ['/', '/de/', '/fr/', '/never'].map((at) => url + at);
  await writeLinks(links);
  const options = JSON.stringify({ root: folder, addresses: links });
  const code = `import { checkLinks } from './src/tools/link-check/index.ts'; await checkLinks(${options})`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    cwd: projectFolder,
  });
  await expect(async () => {
    expect(Object.keys(await readRecords())).toHaveLength(3);
  }).toPass();
  child.kill('SIGKILL');
  await once(child, 'close');
  expect((await readLinkRecords(file)).records.size).toBe(3);
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
  const nowhere = { archive: 'https://archive.invalid/' };
  await expect(check(['https://one.invalid/'], nowhere)).rejects.toThrow(OfflineError);
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
\`https://code.example\` {/* https://comment.example */}

[^1]: [six](https://six.example/)\n\n[ref]: https://three.example/\n`,
  );
  await writePage('draft', '---\ntitle: B\ndraft: true\n---\n\n[draft](https://draft.example/)\n');
  expect((await collectExternalLinks(folder)).sort()).toEqual([
    ...['http://four.example', site.licence.url, 'https://five.example/', site.source.url],
    ...['https://one.example/?a=(b)#c', 'https://six.example/', 'https://three.example/'],
    'https://two.example/x',
  ]);
});

test('says where the records are damaged', () => {
  for (const [text, says] of [
    ['https://a.example/:\n<<<<<<< HEAD\n  state: gone\n', '2:1  Git left two versions here.'],
    ['https://a.example/:\n  state: [\n', '3:1  This is not valid YAML'],
    ['https://a.example/:\n  title: Wiki: a page\n', '2:10  Two colons in one line.'],
    ['https://a.example/:\n\tstate: gone\n', '2:1  Replace the tab'],
    ['https://a.example/:\n  note: A\nhttps://a.example/:\n  note: B\n', '3:1  Duplicate key.'],
    ['https://a.example/:\n  sate: gone\n', '2:9  There is no key "sate". Did you mean "state"?'],
    ['https://a.example/:\n  state: alive\n', '2:10  "state": write one of living, moved,'],
    ['https://a.example/:\n  state: moved\n', '2:3  "movedTo" goes with the state moved.'],
    ['https://a.example/:\n  movedTo: https://b.example/\n', '2:12  "movedTo" goes with'],
    [
      'https://a.example/:\n  state: archived\n',
      '2:10  "state" is archived, but there is no copy.',
    ],
    ['https://a.example/:\n  linked: 2026-02-30\n', '2:11  "linked" should be a day, year first'],
    ['https://a.example/:\n', '1:1  Write the keys of this record'],
    ['a.example:\n  state: gone\n', '1:1  "a.example" should be a full address: https://…'],
    ['https://A.example:\n  state: gone\n', 'should be https://a.example/'],
    ['- https://a.example/\n', '1:1  Write each record as an address'],
  ] as const) {
    expect(() => parseLinkRecords(text, 'links.yaml')).toThrow(says);
  }
});
