import { expect, test } from '@playwright/test';
import { configWith, hasty, patient, Records } from './links/check.ts';
import { good, page, type Fault } from './links/fault.ts';
import { connections } from './links/faults/connections.ts';
import { delays } from './links/faults/delays.ts';
import { pages } from './links/faults/pages.ts';
import { redirects } from './links/faults/redirects.ts';
import { statuses } from './links/faults/statuses.ts';
import { TestHosts } from './links/hosts.ts';
import type { Answer, Host } from './links/server.ts';

// npm run links: whatever hosts do, the check ends, says what is so, and asks for no more than it may.

let records: Records;
let hosts: TestHosts;

test.beforeEach(() => {
  records = new Records();
  hosts = new TestHosts();
});

test.afterEach(async () => {
  await hosts.end(records);
});

for (const [name, faults, limits] of [
  ['statuses', statuses, patient],
  ['connections', connections, patient],
  ['redirects', redirects, patient],
  ['pages', pages, patient],
  ['delays', delays, hasty],
] as const) {
  test(`tells apart what hosts do: ${name}`, async () => {
    // A host each, so that what one does is laid to no other's charge.
    const asked = new Map<string, Fault>();
    for (const fault of faults) {
      const { serve, path = '/page' } = fault;
      const { port } = await hosts.start(typeof serve === 'function' ? { [path]: serve } : serve);
      asked.set(`http://127.0.0.1:${port}${path}`, fault);
    }
    await records.write(
      Object.fromEntries([...asked].map(([address, { record = {} }]) => [address, record])),
    );
    const { results, unchecked } = await records.check({ config: configWith(limits) });
    expect(unchecked).toEqual([]);
    const after = await records.read();
    for (const [address, fault] of asked) {
      const result = results.find((one) => one.address === address);
      const words = `${fault.name}: ${JSON.stringify(result)}`;
      expect.soft(result?.outcome, words).toBe(fault.outcome);
      if (fault.detail) expect.soft(String(result?.detail), words).toMatch(fault.detail);
      const moved = fault.movedTo && new URL(fault.movedTo, address).href;
      expect.soft(result?.movedTo, words).toBe(moved);
      const record = after.get(address);
      if (fault.title !== undefined) expect.soft(record?.title, words).toBe(fault.title);
      expect
        .soft(
          record?.checks?.map(({ outcome }) => outcome),
          words,
        )
        .toEqual([fault.outcome]);
      expect.soft(record?.movedTo, words).toBe(moved);
    }
  });
}

/** Any text that says so. */
function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

/** Checks addresses, and returns what was found, by address. */
async function outcomesOf(...addresses: string[]) {
  await records.write(Object.fromEntries(addresses.map((address) => [address, {}])));
  const { results } = await records.check();
  return Object.fromEntries(
    results.map(({ address, outcome, detail }) => [address, `${outcome}: ${detail}`]),
  );
}

test('knows hosts that are not there, and connections that do not come about', async () => {
  const there = await hosts.start({ '/': good });
  const secure = await hosts.start({ '/': good }, { isSecure: true });
  const chatty = await hosts.start(
    {},
    { onConnection: (socket) => socket.end('HTTP/1.1 400 Bad\r\n\r\n') },
  );
  const closed = await hosts.start({});
  await closed.close();
  const plain = `http://127.0.0.1:${there.port}/`;
  const unsigned = `https://127.0.0.1:${secure.port}/`;
  const notSecure = `https://127.0.0.1:${chatty.port}/`;
  const refused = `http://127.0.0.1:${closed.port}/`;
  const none = 'http://no-such-host.invalid/';
  const found = await outcomesOf(plain, unsigned, notSecure, refused, none);
  expect(found).toEqual({
    [plain]: 'living: 200',
    [unsigned]: matching(/^broken: its certificate/),
    [notSecure]: matching(/^broken: no secure connection/),
    [refused]: 'broken: its host takes no connection',
    [none]: 'gone: there is no such host',
  });
});

test('reaches a host that has an IPv6 address only, from where there is IPv6', async () => {
  const there = await hosts.start({ '/': good });
  const host = await hosts.start({ '/': good }, { at: '::1' }).catch((error: unknown) => {
    expect(error).toMatchObject({
      code: matching(/EADDRNOTAVAIL|EAFNOSUPPORT/),
    });
    return undefined;
  });
  const address = `http://[::1]:${host?.port ?? there.port}/`;
  const found = await outcomesOf(`http://127.0.0.1:${there.port}/`, address);
  expect(found[address]).toMatch(host ? /^living: 200$/ : /^broken: no way leads to it/);
});

test('asks with HEAD no more where that is never answered', async () => {
  const host = await hosts.start({
    '*': (answer) => {
      if (answer.asked.method === 'GET')
        answer.page(page(`Of ${answer.asked.path}`, `Only ${answer.asked.path}`));
    },
  });
  const root = `http://127.0.0.1:${host.port}`;
  await records.write({ [`${root}/a`]: {}, [`${root}/b`]: {} });
  const { results } = await records.check({
    config: configWith({ ...patient, headers: 1500, perHost: 1 }),
  });
  expect(results.map(({ outcome }) => outcome)).toEqual(['living', 'living']);
  expect(host.log.filter(({ method }) => method === 'HEAD')).toHaveLength(1);
});

test('asks for an address as it stands, without its fragment and its password', async () => {
  const host = await hosts.start({
    '*': (answer) => {
      answer.page(page(`Page ${answer.asked.path}`, answer.asked.path));
    },
  });
  const root = `127.0.0.1:${host.port}`;
  await outcomesOf(`http://ana:secret@${root}/a`, `http://${root}/b%20c/%C3%BC?d=%2F&e=f`);
  const asked = host.log.filter(({ method }) => method === 'HEAD');
  expect(asked.map(({ path }) => path).sort()).toEqual(['/a', '/b%20c/%C3%BC?d=%2F&e=f']);
  expect(JSON.stringify(host.log)).not.toContain('secret');
  expect(host.log.every(({ headers }) => !headers.authorization)).toBe(true);
  expect(host.log[0]?.headers['user-agent']).toMatch(/^P2PU-links\/\d.* \(\+https:\/\//);
});

test('asks a host for two addresses at a time, once for its robots.txt, once for what is missing', async () => {
  let [now, most] = [0, 0];
  const host = await hosts.start({
    '*': (answer) => {
      now += 1;
      most = Math.max(most, now);
      setTimeout(() => {
        now -= 1;
        answer.page(page(`Page ${answer.asked.path}`, `Only of ${answer.asked.path}`));
      }, 10);
    },
  });
  const addresses = Array.from(
    { length: 20 },
    (_, index) => `http://127.0.0.1:${host.port}/${index}`,
  );
  const found = await outcomesOf(...addresses);
  expect(new Set(Object.values(found))).toEqual(new Set(['living: 200']));
  expect(most).toBe(2);
  const paths = host.log.map(({ path }) => path);
  expect(paths.filter((path) => path === '/robots.txt')).toHaveLength(1);
  expect(paths[0]).toBe('/robots.txt');
  expect(paths.filter((path) => path.includes('p2pu-links'))).toHaveLength(1);
});

test('takes the time between two requests that a robots.txt asks for, within reason', async () => {
  const host = await hosts.start({
    '/robots.txt': (answer) => {
      answer.send(200, {}, 'User-agent: *\nCrawl-delay: 86400');
    },
    '*': good,
  });
  await outcomesOf(`http://127.0.0.1:${host.port}/`);
  const [, head, get] = host.log;
  expect(host.log).toHaveLength(3);
  expect((get?.at ?? 0) - (head?.at ?? 0)).toBeGreaterThanOrEqual(patient.crawlDelay - 5);
});

for (const [kind, write] of [
  ['seconds', () => '1'],
  ['a date', (until: number) => new Date(until).toUTCString()],
] as const) {
  test(`asks nothing more of a host for as long as it asks, in ${kind}`, async () => {
    // A date has no parts of a second.
    const until = Math.ceil(Date.now() / 1000) * 1000 + 1000;
    let refusals = 0;
    const early: string[] = [];
    let rest = Infinity;
    const host = await hosts.start(
      {
        '*': (answer: Answer) => {
          if (Date.now() < rest && rest !== Infinity) early.push(answer.asked.path);
          if (refusals > 0) {
            good(answer);
            return;
          }
          refusals += 1;
          rest = kind === 'seconds' ? Date.now() + 1000 : until;
          answer.send(429, { 'Retry-After': write(until) });
        },
      },
      {},
    );
    // One by one, so that nothing is under way when the host asks for the wait.
    const config = configWith({ ...patient, perHost: 1, total: 1 });
    const root = `http://127.0.0.1:${host.port}`;
    await records.write({ [`${root}/`]: {}, [`${root}/en/`]: {} });
    const { results } = await records.check({ config });
    expect(results.map(({ outcome }) => outcome)).toEqual(['living', 'living']);
    expect(early).toEqual([]);
  });
}

test('leaves the rest of a host unchecked that asks for a longer wait, and says so', async () => {
  const other = await hosts.start({ '*': good });
  const host = await hosts.start({
    '*': (answer) => {
      answer.send(429, { 'Retry-After': '3600' });
    },
  });
  const root = `http://127.0.0.1:${host.port}`;
  await records.write({
    ...Object.fromEntries(['/', '/de/', '/en/', '/fr/', '/pl/'].map((path) => [root + path, {}])),
    [`http://127.0.0.1:${other.port}/`]: {},
  });
  const before = await records.read();
  const { results, unchecked } = await records.check();
  expect(results.length + unchecked.length).toBe(6);
  expect(unchecked.length).toBeGreaterThanOrEqual(3);
  for (const { address, reason } of unchecked) {
    expect(reason).toBe('its host asks to wait 60 minutes');
    expect((await records.read()).get(address)).toEqual(before.get(address));
  }
  expect(host.log.filter(({ path }) => path !== '/robots.txt').length).toBeLessThanOrEqual(2);
});

test('asks a host no more that takes no connections', async () => {
  const there = await hosts.start({ '/': good });
  const closed: Host = await hosts.start({});
  await closed.close();
  const addresses = Array.from(
    { length: 12 },
    (_, index) => `http://127.0.0.1:${closed.port}/${index}`,
  );
  await records.write(
    Object.fromEntries(
      [`http://127.0.0.1:${there.port}/`, ...addresses].map((address) => [address, {}]),
    ),
  );
  const { results, unchecked } = await records.check();
  expect(results.length + unchecked.length).toBe(13);
  expect(new Set(unchecked.map(({ reason }) => reason))).toEqual(
    new Set(['its host takes no connections']),
  );
});

test('ends when its time is over, and says what it has not checked', async () => {
  const host = await hosts.start({ '/': good, '/never': () => undefined, '/after': good });
  const root = `http://127.0.0.1:${host.port}`;
  await records.write({ [`${root}/`]: {}, [`${root}/never`]: {} });
  // The first answer comes in time: it has all of the time but what it takes to start.
  const report = await records.check({ config: configWith({ ...patient, run: 2000 }) });
  expect(report.ended).toBe('time');
  expect(report.results.map(({ address }) => address)).toEqual([`${root}/`]);
  expect(report.unchecked).toEqual([
    { address: `${root}/never`, reason: 'the time of the run was over' },
  ]);
  expect((await records.read()).get(`${root}/`)?.state).toBe('living');
});

test('leads no reader’s robot from the web into a private network', async () => {
  const { isPrivate } = await import('../src/links/http/private.ts');
  const hostsOf = (names: string[]) =>
    names.filter((name) => isPrivate(new URL(`http://${name}/`)));
  const inside = [
    'localhost',
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '[::1]',
    '[fd00::1]',
    '192.168.0.1',
  ];
  expect(hostsOf(inside)).toEqual(inside);
  expect(hostsOf(['p2pu.org', '8.8.8.8', '[2606:4700::1]', '172.32.0.1'])).toEqual([]);
});
