import { expect, test } from '@playwright/test';
import type { LinksConfig } from '../src/links/config.ts';
import { configWith, hasty, patient, Records } from './links/check.ts';
import { good } from './links/fault.ts';
import { TestHosts } from './links/hosts.ts';
import type { Answer, Handler } from './links/server.ts';

// npm run links looks for copies in archives, and no archive can spoil a record.

let records: Records;
let hosts: TestHosts;

test.beforeEach(() => {
  records = new Records();
  hosts = new TestHosts();
});

test.afterEach(async () => {
  await hosts.end(records);
});

/** What an archive knows when it answers: its own address, and that of which it is asked for a copy. */
interface Question {
  root: string;
  address: string;
  answer: Answer;
}

type Part = (question: Question) => void;

/** How an archive behaves; without a part, it knows of no copy. */
interface Behaviour {
  availability?: Part;
  cdx?: Part;
  gate?: Part;
  memento?: Part;
  save?: Part;
}

const json = ({ answer }: Question, value: unknown): void => {
  answer.send(200, { 'Content-Type': 'application/json' }, JSON.stringify(value));
};

const closest =
  (write: (question: Question) => object): Part =>
  (question) => {
    json(question, {
      archived_snapshots: { closest: { available: true, status: '200', ...write(question) } },
    });
  };

const rows =
  (...cells: ((question: Question) => string[])[]): Part =>
  (question) => {
    json(question, [['timestamp', 'original', 'statuscode'], ...cells.map((row) => row(question))]);
  };

/** Starts an archive, and says how it is asked. */
async function startArchive(behaviour: Behaviour, asksGate = true) {
  let root = '';
  const part =
    (
      name: keyof Behaviour,
      addressOf: (path: string) => string,
      otherwise: (question: Question) => void,
    ): Handler =>
    (answer) => {
      const question = { root, address: addressOf(answer.asked.path), answer };
      (behaviour[name] ?? otherwise)(question);
    };
  const fromQuery = (path: string) => new URL(path, root).searchParams.get('url') ?? '';
  const host = await hosts.start({
    '/available': part('availability', fromQuery, (question) => {
      json(question, { archived_snapshots: {} });
    }),
    '/cdx': part('cdx', fromQuery, (question) => {
      json(question, []);
    }),
    '*': (answer) => {
      const { path } = answer.asked;
      const name = path.startsWith('/gate/')
        ? 'gate'
        : path.startsWith('/save/')
          ? 'save'
          : 'memento';
      part(
        name,
        (text) => text.replace(/^\/(gate|save|m\/\d+)\//, ''),
        () => {
          answer.send(404);
        },
      )(answer);
    },
  });
  root = `http://127.0.0.1:${host.port}`;
  const parts: Partial<LinksConfig> = {
    archives: [
      {
        name: 'The archive',
        availability: `${root}/available`,
        cdx: `${root}/cdx`,
        copies: `${root}/web/`,
        save: `${root}/save/`,
      },
    ],
    timeGates: asksGate ? [{ name: 'The gate', address: `${root}/gate/` }] : [],
  };
  return { host, root, parts };
}

interface Case {
  name: string;
  behaviour: Behaviour;
  /** The copy that must be taken down: its path, and its day. */
  copy?: [path: string, date: string];
  /** What must be told. */
  note?: RegExp;
}

const gateTo = (headers: (question: Question) => Record<string, string>): Behaviour => ({
  gate: ({ answer, root, address }) => {
    answer.redirect(302, `${root}/m/20130501120000/${address}`, { Vary: 'accept-datetime' });
  },
  memento: (question) => {
    question.answer.send(200, headers(question));
  },
});

const fails: Part = ({ answer }) => {
  answer.send(503);
};

const cases: Case[] = [
  {
    name: 'a copy',
    behaviour: {
      availability: closest(({ root, address }) => ({
        url: `${root}/web/20130501120000/${address}`,
        timestamp: '20130501120000',
      })),
    },
    copy: ['/web/20130501120000/', '2013-05-01'],
  },
  {
    name: 'a copy that it names without TLS and with its frame',
    behaviour: {
      availability: closest(({ root, address }) => ({
        url: `${root.replace('http:', 'https:')}/web/20130501120000if_/${address}`,
      })),
    },
    copy: ['/web/20130501120000/', '2013-05-01'],
  },
  { name: 'no copy', behaviour: {} },
  {
    name: 'a copy in its list only',
    behaviour: { cdx: rows(({ address }) => ['20120304050607', address, '200']) },
    copy: ['/web/20120304050607/', '2012-03-04'],
  },
  {
    name: 'a list with other columns first, and a redirect',
    behaviour: {
      cdx: (question) => {
        json(question, [
          ['statuscode', 'timestamp', 'original'],
          ['301', '20110101000000', question.address],
          ['200', '20120304050607', question.address],
        ]);
      },
    },
    copy: ['/web/20120304050607/', '2012-03-04'],
  },
  {
    name: 'a copy of a failure',
    behaviour: {
      availability: closest(({ root, address }) => ({
        status: '404',
        url: `${root}/web/20130501120000/${address}`,
      })),
    },
  },
  {
    name: 'a copy of another address',
    behaviour: {
      availability: closest(({ root }) => ({
        url: `${root}/web/20130501120000/http://other.example/`,
      })),
    },
    note: /The archive: it names a copy of another address/,
  },
  {
    name: 'a copy elsewhere',
    behaviour: {
      availability: closest(({ address }) => ({
        url: `https://evil.example/web/20130501120000/${address}`,
      })),
    },
    note: /none of its own/,
  },
  {
    name: 'a copy of no time',
    behaviour: { cdx: rows(({ address }) => ['20139999999999', address, '200']) },
    note: /no time/,
  },
  {
    name: 'a copy of the future',
    behaviour: { cdx: rows(({ address }) => ['29990101000000', address, '200']) },
    note: /cannot be/,
  },
  {
    name: 'trouble',
    behaviour: { availability: fails, cdx: fails, gate: fails },
    note: /status 503/,
  },
  {
    name: 'a page in place of JSON',
    behaviour: {
      availability: ({ answer }) => {
        good(answer);
      },
    },
    note: /no JSON/,
  },
  {
    name: 'JSON of something else',
    behaviour: {
      availability: (question) => {
        json(question, [1, 2]);
      },
      cdx: (question) => {
        json(question, { a: 1 });
      },
    },
    note: /none that it should give/,
  },
  {
    name: 'nothing at all',
    behaviour: {
      availability: ({ answer }) => {
        answer.socket.end();
      },
    },
    note: /broken off/,
  },
  {
    name: 'no end',
    behaviour: {
      cdx: ({ answer }) => {
        answer.raw('HTTP/1.1 200 OK\r\n\r\n');
        answer.forever('[[1]]'.repeat(1000));
      },
    },
    note: /no JSON/,
  },
  {
    name: 'a copy behind a gate, though the rest is down',
    behaviour: {
      availability: fails,
      cdx: fails,
      ...gateTo(({ address }) => ({
        'Memento-Datetime': 'Wed, 01 May 2013 12:00:00 GMT',
        Link: `<http://x.example/>; rel="first memento", <${address}>; rel="original"`,
      })),
    },
    copy: ['/m/20130501120000/', '2013-05-01'],
    note: /503/,
  },
  {
    name: 'a gate to a copy of another address',
    behaviour: gateTo(() => ({
      'Memento-Datetime': 'Wed, 01 May 2013 12:00:00 GMT',
      Link: '<http://other.example/>; rel=original',
    })),
    note: /The gate: it leads to a copy of another address/,
  },
  {
    name: 'a gate to a copy of no time',
    behaviour: gateTo(({ address }) => ({
      'Memento-Datetime': 'once',
      Link: `<${address}>; rel="original"`,
    })),
    note: /no time/,
  },
  { name: 'a gate to a page that is no copy', behaviour: gateTo(() => ({})), note: /with no copy/ },
  {
    name: 'a gate that leads on and on',
    behaviour: {
      gate: ({ answer, address }) => {
        answer.redirect(302, `/gate/${address}x`);
      },
    },
    note: /on and on/,
  },
];

test('takes down the copies that archives have, and no nonsense', async () => {
  for (const { name, behaviour, copy, note } of cases) {
    const page = await hosts.start({ '/page': good });
    const address = `http://127.0.0.1:${page.port}/page`;
    const { root, parts } = await startArchive(behaviour);
    await records.write({ [address]: { linked: '2013-04-30', note: 'Keep me.' } });
    const { notes, results } = await records.check({ config: configWith(patient, parts) });
    const record = (await records.read()).get(address);
    const expected = copy && [{ address: `${root}${copy[0]}${address}`, date: copy[1] }];
    expect.soft(record?.snapshots, name).toEqual(expected);
    expect.soft(record, name).toMatchObject({ state: 'living', note: 'Keep me.' });
    expect
      .soft(
        results.map(({ snapshot }) => snapshot),
        name,
      )
      .toEqual([expected?.[0]]);
    if (note) expect.soft(notes.join('\n'), name).toMatch(note);
    else expect.soft(notes, name).toEqual([]);
  }
});

test('asks for the copy closest to the day of linking, and not for a second one', async () => {
  const page = await hosts.start({ '/a': good, '/b': good });
  const root = `http://127.0.0.1:${page.port}`;
  const { host, parts } = await startArchive({
    gate: ({ answer }) => {
      answer.send(404);
    },
  });
  const snapshots = [{ address: 'https://archive.example/b', date: '2013-05-01' }];
  await records.write({ [`${root}/a`]: { linked: '2013-04-30' }, [`${root}/b`]: { snapshots } });
  await records.check({ config: configWith(patient, parts) });
  const asked = host.log.map(({ path }) => path);
  expect(asked).toEqual([
    `/available?url=${encodeURIComponent(`${root}/a`)}&timestamp=20130430`,
    expect.stringMatching(/^\/cdx\?.*closest=20130430120000/),
    `/gate/${root}/a`,
  ]);
  expect(host.log[2]?.headers['accept-datetime']).toBe('Tue, 30 Apr 2013 12:00:00 GMT');
});

test('tells once of an archive that does not answer, and asks it thrice at most', async () => {
  const page = await hosts.start(
    Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [
        `/${index}`,
        (answer: Answer) => {
          answer.page(`<title>${index}</title><p>The only page ${index}`);
        },
      ]),
    ),
  );
  const silent = await startArchive({ availability: () => undefined, cdx: () => undefined }, false);
  const addresses = Array.from(
    { length: 12 },
    (_, index) => `http://127.0.0.1:${page.port}/${index}`,
  );
  await records.write(Object.fromEntries(addresses.map((address) => [address, {}])));
  const { notes, results } = await records.check({
    config: configWith({ ...hasty, headers: 300, perHost: 4 }, silent.parts),
  });
  expect(results).toHaveLength(12);
  expect(notes).toEqual([
    expect.stringMatching(/^The archive: no .* in time\.$/),
    expect.stringMatching(/^The archive’s list: no .* in time\.$/),
  ]);
  // Three failures, each with a second try, and one that was under way.
  expect(
    silent.host.log.filter(({ path }) => path.startsWith('/available')).length,
  ).toBeLessThanOrEqual(8);
});

test('asks for a new copy of a living page that has none, if it is to', async () => {
  const page = await hosts.start({ '/page': good });
  const root = `http://127.0.0.1:${page.port}`;
  const {
    host,
    root: archive,
    parts,
  } = await startArchive(
    {
      save: ({ answer, address }) => {
        answer.send(200, { 'Content-Location': `/web/20261125101112/${address}` });
      },
    },
    false,
  );
  await records.write({ [`${root}/page`]: {}, [`${root}/missing`]: {} });
  await records.check({ config: configWith(patient, parts) });
  expect(host.log.some(({ path }) => path.startsWith('/save'))).toBe(false);
  await records.check({ config: configWith(patient, parts), save: true });
  expect(host.log.filter(({ path }) => path.startsWith('/save')).map(({ path }) => path)).toEqual([
    `/save/${root}/page`,
  ]);
  const saved = (await records.read()).get(`${root}/page`)?.snapshots;
  expect(saved).toEqual([
    { address: `${archive}/web/20261125101112/${root}/page`, date: '2026-11-25' },
  ]);
});
