import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { daysBetween } from '../src/links/days.ts';
import { readRecords } from '../src/links/records.ts';
import { linkSchema, type LinkRecord, type LinkState } from '../src/schemas/link.ts';
import { patient, Records } from './links/check.ts';
import { good, page } from './links/fault.ts';
import { TestHosts } from './links/hosts.ts';
import type { Answer } from './links/server.ts';
import { projectFolder } from './support/builds.ts';
import { runCommand, start } from './support/project.ts';

// What npm run links takes down: no record is lost, and no bad day flips one.

let records: Records;
let hosts: TestHosts;

test.beforeEach(() => {
  records = new Records();
  hosts = new TestHosts();
});

test.afterEach(async () => {
  await hosts.end(records);
});

/** What the host does on a day, in a word. */
const MODES: Record<string, (answer: Answer) => void> = {
  living: good,
  gone: (answer) => {
    answer.send(404);
  },
  soft: (answer) => {
    answer.page(page('Page not found'));
  },
  broken: (answer) => {
    answer.send(500);
  },
  blocked: (answer) => {
    answer.send(403);
  },
  drifted: (answer) => {
    answer.page(page('Roulette'));
  },
  moved: (answer) => {
    answer.redirect(301, '/new');
  },
};

interface Story {
  name: string;
  record?: Partial<LinkRecord>;
  /** What happens on which day of November. */
  days: [day: number, mode: string][];
  /** The state after each. */
  states: LinkState[];
}

const stories: Story[] = [
  {
    name: 'a page that goes',
    days: [
      [1, 'living'],
      [2, 'gone'],
      [5, 'gone'],
      [8, 'gone'],
      [9, 'gone'],
    ],
    states: ['living', 'living', 'living', 'living', 'gone'],
  },
  {
    name: 'many failures within a week',
    days: [
      [1, 'gone'],
      [2, 'gone'],
      [3, 'gone'],
      [4, 'gone'],
      [7, 'soft'],
      [8, 'soft'],
    ],
    states: ['unchecked', 'unchecked', 'unchecked', 'unchecked', 'unchecked', 'gone'],
  },
  {
    name: 'two failures, months apart',
    days: [
      [1, 'gone'],
      [29, 'gone'],
    ],
    states: ['unchecked', 'unchecked'],
  },
  {
    name: 'several checks on one day',
    days: [
      [1, 'gone'],
      [1, 'gone'],
      [9, 'gone'],
      [9, 'gone'],
    ],
    states: ['unchecked', 'unchecked', 'unchecked', 'unchecked'],
  },
  {
    name: 'a day on which it was there after all',
    days: [
      [1, 'gone'],
      [4, 'gone'],
      [8, 'gone'],
      [8, 'living'],
      [9, 'gone'],
    ],
    states: ['unchecked', 'unchecked', 'gone', 'living', 'living'],
  },
  {
    name: 'trouble between failures, which says nothing',
    days: [
      [1, 'gone'],
      [2, 'broken'],
      [4, 'blocked'],
      [5, 'gone'],
      [8, 'broken'],
      [9, 'gone'],
    ],
    states: ['unchecked', 'unchecked', 'unchecked', 'unchecked', 'unchecked', 'gone'],
  },
  {
    name: 'trouble for weeks',
    days: [
      [1, 'broken'],
      [9, 'broken'],
      [20, 'blocked'],
      [29, 'broken'],
    ],
    states: ['unchecked', 'unchecked', 'unchecked', 'unchecked'],
  },
  {
    name: 'another page in between',
    record: { title: 'A good page' },
    days: [
      [1, 'gone'],
      [4, 'gone'],
      [5, 'drifted'],
      [9, 'gone'],
      [10, 'drifted'],
    ],
    states: ['unchecked', 'unchecked', 'unchecked', 'unchecked', 'unchecked'],
  },
  {
    name: 'a page that moves',
    days: [
      [1, 'living'],
      [2, 'moved'],
    ],
    states: ['living', 'moved'],
  },
  {
    name: 'a page that was gone and moves',
    record: { state: 'gone' },
    days: [[2, 'moved']],
    states: ['moved'],
  },
  {
    name: 'what is to be read in an archive',
    record: { state: 'archived' },
    days: [
      [1, 'living'],
      [2, 'gone'],
      [9, 'gone'],
      [20, 'gone'],
    ],
    states: ['archived', 'archived', 'archived', 'archived'],
  },
];

test('no bad day flips a record, and a good one flips it back', async () => {
  for (const { name, record = {}, days, states } of stories) {
    let mode = '';
    const answerAsToday: typeof good = (answer) => MODES[mode]?.(answer);
    const host = await hosts.start({
      '/page': answerAsToday,
      '/copy': answerAsToday,
      '/new': good,
    });
    const root = `http://127.0.0.1:${host.port}`;
    const address = `${root}/page`;
    const snapshots = [{ address: `${root}/copy`, date: '2013-05-01' }];
    const copies = record.state === 'archived' ? { snapshots } : {};
    await records.write({ [address]: { ...copies, ...record } });
    const seen: (LinkState | undefined)[] = [];
    for (const [day, today] of days) {
      mode = today;
      await records.check({ today: `2026-11-${String(day).padStart(2, '0')}` });
      seen.push((await records.read()).get(address)?.state);
    }
    expect.soft(seen, name).toEqual(states);
    const dates = (await records.read()).get(address)?.checks?.map(({ date }) => date) ?? [];
    expect.soft(dates, name).toEqual([...new Set(dates)].sort());
    expect.soft(dates, name).toHaveLength(new Set(days.map(([day]) => day)).size);
  }
});

test('asks where the link leads its reader: where a page has moved to, or its copy', async () => {
  const host = await hosts.start({
    '/new': good,
    '/copy-2013': good,
    '/away': (answer) => {
      answer.redirect(301, '/back');
    },
    '/back': good,
  });
  const root = `http://127.0.0.1:${host.port}`;
  await records.write({
    [`${root}/moved`]: { state: 'moved', movedTo: `${root}/new` },
    [`${root}/back`]: { state: 'moved', movedTo: `${root}/away` },
    [`${root}/lost`]: { state: 'moved', movedTo: `${root}/nowhere` },
    [`${root}/archived`]: {
      state: 'archived',
      linked: '2013-05-02',
      snapshots: [
        { address: `${root}/copy-2020`, date: '2020-01-01' },
        { address: `${root}/copy-2013`, date: '2013-05-01' },
      ],
    },
  });
  for (const today of ['2026-11-01', '2026-11-05', '2026-11-09']) await records.check({ today });
  const after = await records.read();
  expect(after.get(`${root}/moved`)).toMatchObject({ state: 'moved', movedTo: `${root}/new` });
  expect(after.get(`${root}/archived`)?.checks?.at(-1)?.outcome).toBe('living');
  expect(after.get(`${root}/back`)?.state).toBe('living');
  expect(after.get(`${root}/back`)).not.toHaveProperty('movedTo');
  // Where it had moved to is gone as well.
  expect(after.get(`${root}/lost`)?.state).toBe('gone');
  expect(after.get(`${root}/lost`)).not.toHaveProperty('movedTo');
  expect(host.log.map(({ path }) => path)).not.toContain('/moved');
});

test('keeps the last ten checks', async () => {
  const host = await hosts.start({ '/': good });
  const address = `http://127.0.0.1:${host.port}/`;
  await records.write({ [address]: {} });
  for (let day = 10; day < 24; day += 1) await records.check({ today: `2026-11-${day}` });
  const dates = (await records.read()).get(address)?.checks?.map(({ date }) => date) ?? [];
  expect(dates).toHaveLength(10);
  expect([dates.at(0), dates.at(-1)]).toEqual(['2026-11-14', '2026-11-23']);
});

test('keeps what an editor saves while it runs', async () => {
  let root = '';
  const edited = () => `# A note on the file.

${root}/b:
  state: archived # I have decided so.
  snapshots:
    - address: https://archive.example/b
      date: 2013-05-01
  note: New.
${root}/a:
  # A note on the record.
  state: unchecked
  note: "Old: and 'odd'"
`;
  const host = await hosts.start({
    '/a': (answer) => {
      if (answer.asked.method === 'HEAD')
        void records.writeText(edited()).then(() => {
          good(answer);
        });
      else answer.page(page('Title: “A” # 1'));
    },
    '*': (answer) => {
      answer.page(page(`Of ${answer.asked.path}`));
    },
  });
  root = `http://127.0.0.1:${host.port}`;
  await records.write({ [`${root}/a`]: {}, [`${root}/b`]: {}, [`${root}/c`]: {} });
  await records.check();
  expect(await records.text()).toBe(`# A note on the file.

${root}/a:
  # A note on the record.
  title: 'Title: “A” # 1'
  state: living
  checks:
    - date: 2026-11-25
      outcome: living
      detail: 200
  note: "Old: and 'odd'"
${root}/b:
  title: Of /b
  state: archived # I have decided so.
  snapshots:
    - address: https://archive.example/b
      date: 2013-05-01
  checks:
    - date: 2026-11-25
      outcome: living
      detail: 200
  note: New.
`);
});

test('changes nothing where nothing was found, not even a blank', async () => {
  const host = await hosts.start({ '/': good });
  const address = `http://127.0.0.1:${host.port}/`;
  await records.writeText(`${address}:   {state:   "unchecked"}\n`);
  await expect(records.check({ only: ['https://unknown.example/'] })).rejects.toThrow(
    /There is no record of https:\/\/unknown\.example\/ .* -- add/,
  );
  expect(await records.text()).toBe(`${address}:   {state:   "unchecked"}\n`);
  await records.check();
  expect((await records.read()).get(address)?.state).toBe('living');
});

test('says of a file that is damaged while it runs that nothing could be saved, and harms it no more', async () => {
  const host = await hosts.start({
    '/': (answer) => {
      void records.writeText('damaged: [').then(() => {
        good(answer);
      });
    },
  });
  await records.write({ [`http://127.0.0.1:${host.port}/`]: {} });
  await expect(records.check()).rejects.toThrow(/links\.yaml:\d+:\d+ {2}/);
  expect(await records.text()).toBe('damaged: [');
});

/** Starts the command on ten good addresses and one that is never answered, and waits until it hangs there. */
async function hanging(saving: number) {
  let hang = (): void => undefined;
  const isHanging = new Promise<void>((resolve) => {
    hang = resolve;
  });
  const host = await hosts.start({
    '/never': () => {
      hang();
    },
    '*': (answer) => {
      answer.page(page(`Of ${answer.asked.path}`, `Only ${answer.asked.path}`));
    },
  });
  const root = `http://127.0.0.1:${host.port}`;
  const addresses = Array.from({ length: 10 }, (_, index) => `${root}/${index}`);
  await records.write(
    Object.fromEntries([...addresses, `${root}/never`].map((address) => [address, {}])),
  );
  const limits = { saving, network: 3000 };
  const child = start(projectFolder, [
    'src/commands/links.ts',
    ...['--records', records.file],
    ...['--config', await configFile({ limits })],
  ]);
  let output = '';
  child.stdout?.on('data', (data: Buffer) => (output += data.toString()));
  const ended = new Promise((resolve) => child.once('close', resolve));
  children.push(child);
  await isHanging;
  const living = async () =>
    [...(await records.read()).values()].filter(({ state }) => state === 'living').length;
  return { root, child, living, end: async () => ({ code: await ended, output }) };
}

for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  test(`loses nothing when it is interrupted by ${signal}`, async () => {
    // Nothing is saved before the end.
    const { root, child, living, end } = await hanging(600_000);
    expect(await living()).toBe(0);
    child.kill(signal);
    const { code, output } = await end();
    expect(code).toBe(status);
    expect(output).toContain('Interrupted. What was found before is saved.');
    expect(output).toContain(`not checked  ${root}/never  the run was interrupted`);
    // All but the one that is never answered, and the one that was asked at its side.
    expect(await living()).toBeGreaterThanOrEqual(9);
    const after = await records.read();
    expect(after.size).toBe(11);
    expect(after.get(`${root}/never`)).toEqual({ state: 'unchecked' });
    expect(await readdir(path.dirname(records.file))).toEqual(['links.yaml']);
  });
}

test('has saved what it found before it is killed', async () => {
  const { child, living, end } = await hanging(50);
  await expect(async () => {
    expect(await living()).toBe(10);
  }).toPass();
  child.kill('SIGKILL');
  await end();
  expect((await records.read()).size).toBe(11);
});

/** A file that lets the command ask no archive, and wait for less. */
async function configFile(more: object = {}): Promise<string> {
  const file = new Records();
  const { backOff, saving } = patient;
  await file.writeText(
    JSON.stringify({ archives: [], limits: { backOff, saving, network: 3000 }, ...more }),
  );
  extra.push(file);
  return file.file;
}

const extra: Records[] = [];
const children: ReturnType<typeof start>[] = [];

test.afterEach(async () => {
  // Where the test has failed, they still hang.
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const file of extra.splice(0)) await file.remove();
});

async function run(args: string[], config?: object) {
  return runCommand(projectFolder, 'links', [
    '--records',
    records.file,
    ...(config ? ['--config', await configFile(config)] : []),
    ...args,
  ]);
}

test('says at once that there is no network, and changes nothing', async () => {
  const none = 'https://archive.invalid/';
  await records.write({ 'https://one.invalid/': {}, 'https://two.invalid/a': { state: 'living' } });
  const before = [await records.text(), (await stat(records.file)).mtimeMs];
  const archive = { name: 'None', availability: none, cdx: none, copies: none, save: none };
  const { code, output } = await run([], { archives: [archive] });
  expect(output).toBe(
    'No network: neither an archive nor any of the hosts can be reached. Nothing was changed.\n',
  );
  expect(code).toBe(2);
  expect([await records.text(), (await stat(records.file)).mtimeMs]).toEqual(before);
});

test('writes for people and for programs, and says with its end whether an editor is needed', async () => {
  const host = await hosts.start({
    '/good': good,
    '/old': (answer) => {
      answer.redirect(301, '/good');
    },
  });
  const root = `http://127.0.0.1:${host.port}`;
  await records.write({ [`${root}/good`]: {}, [`${root}/old`]: {}, [`${root}/bad`]: {} });
  const table = await run([], {});
  expect(table.stdout).toBe(`gone    ${root}/bad  404
moved   ${root}/old  to ${root}/good (was unchecked, is moved now)
living  ${root}/good  200 (was unchecked, is living now)

3 addresses checked: 1 living, 1 moved, 1 gone.
`);
  expect(table.code).toBe(1);
  const json = await run(['--format', 'json', `${root}/good`], {});
  expect(JSON.parse(json.stdout)).toMatchObject({
    isComplete: true,
    counts: { living: 1 },
    results: [{ address: `${root}/good`, outcome: 'living', before: 'living' }],
  });
  expect(json.code).toBe(0);
  const markdown = await run(['--format', 'markdown', `${root}/bad`], {});
  expect(markdown.stdout).toBe(
    `| what | address | how |\n| --- | --- | --- |\n| gone | ${root}/bad | 404 |\n\n1 address checked: 1 gone.\n`,
  );
  for (const [args, words] of [
    [['--format', 'tabel'], 'There is no format "tabel". Did you mean "table"?'],
    [['--sav'], '. Write: npm run links -- '],
    [['--records', 'nowhere.yaml'], 'nowhere.yaml is not there.'],
  ] as const) {
    const { code, output } = await run([...args], {});
    expect(output).toContain(words);
    expect(code).toBe(2);
  }
});

test('adds records without a network, in their place, and once', async () => {
  await records.writeText('# Nothing yet.\n');
  const first = await run(['add', 'https://p2pu.org/z#part', 'HTTPS://Example.org']);
  expect([first.code, first.output]).toEqual([0, `2 records added to ${records.file}.\n`]);
  const again = await run(['add', 'https://example.org/', 'https://köln.example/a b']);
  expect(again.output).toBe(
    `https://example.org/ is there already.\n1 record added to ${records.file}.\n`,
  );
  const text = await records.text();
  expect(text).toMatch(/^# Nothing yet\.\n/);
  const after = await records.read();
  expect([...after.keys()]).toEqual([
    'https://example.org/',
    'https://p2pu.org/z',
    'https://xn--kln-sna.example/a%20b',
  ]);
  expect(
    [...after.values()].every(
      ({ state, linked }) =>
        state === 'unchecked' &&
        daysBetween(linked ?? '', new Date().toISOString().slice(0, 10)) <= 1,
    ),
  ).toBe(true);
  for (const bad of [
    'example.org',
    'mailto:a@example.org',
    'file:///etc/passwd',
    'https://ana:secret@example.org/',
  ]) {
    const { code, output } = await run(['add', 'https://fine.example/', bad]);
    expect(output).toMatch(/Write it in whole|Leave it out/);
    expect(code).toBe(2);
  }
  expect(await records.text()).toBe(text);
});

for (const [name, text, words] of [
  [
    'YAML that is none',
    'https://a.example/:\n  state: [\n',
    /links\.yaml:\d+:\d+ {2}This is not YAML/,
  ],
  [
    'a misspelt key that is needed',
    'https://a.example/:\n  sate: living\n',
    ':2:3  "sate" is not known here. Did you mean "state"?',
  ],
  [
    'two colons in a line',
    'https://a.example/:\n  title: Wiki: a page\n  state: living\n',
    ':2:10  There are two colons in this line.',
  ],
  ['a tab', 'https://a.example/:\n\tstate: living\n', ':2:1  A tab is at the start of this line.'],
  [
    'the marks of a conflict',
    'https://a.example/:\n<<<<<<< HEAD\n  state: living\n',
    ':2:1  Two people changed this place.',
  ],
  [
    'a page that has moved to where it was',
    'https://a.example/:\n  state: moved\n  movedTo: https://a.example/#a\n',
    ':3:3  This is the page’s own address. Write where it is now',
  ],
  [
    'a page as its own copy',
    'https://a.example/:\n  state: archived\n  snapshots:\n    - address: https://a.example/\n      date: 2020-01-01\n',
    ':4:7  This is the page’s own address. Write that of a copy',
  ],
  [
    'no copy below snapshots',
    'https://a.example/:\n  state: archived\n  snapshots:\n',
    ':3:3  Write each copy below snapshots as:',
  ],
  [
    'a key twice',
    'https://a.example/:\n  state: living\nhttps://a.example/:\n  state: gone\n',
    ':3:1  This key stands there twice',
  ],
  [
    'a state that there is not',
    'https://a.example/:\n  title: A\n  state: alive\n',
    ':3:3  "state" is "alive". Write one of: living, moved',
  ],
  ['no state', 'https://a.example/:\n  title: A\n', ':1:1  "state" is missing. Write state: …'],
  [
    'a misspelt key',
    'https://a.example/:\n  state: living\n  titel: A\n',
    ':3:3  "titel" is not known here. Did you mean "title"?',
  ],
  [
    'no place to which it has moved',
    'https://a.example/:\n  state: moved\n',
    ':2:3  "state" is moved, but movedTo is missing.',
  ],
  [
    'a place to which it has not moved',
    'https://a.example/:\n  state: living\n  movedTo: https://b.example/\n',
    ':3:3  "movedTo" stands with the state moved only',
  ],
  [
    'an archive without a copy',
    'https://a.example/:\n  state: archived\n',
    ':2:3  "state" is archived, but there is no copy.',
  ],
  [
    'a day that there is not',
    'https://a.example/:\n  state: living\n  linked: 2026-02-30\n',
    ':3:3  "linked" does not fit: write a day',
  ],
  [
    'a wrong outcome',
    'https://a.example/:\n  state: living\n  checks:\n    - date: 2026-02-03\n      outcome: fine\n',
    ':5:7  "checks.0.outcome" is "fine". Write one of: living',
  ],
  ['no address', 'a.example:\n  state: living\n', ':1:1  "a.example" is no address of a web page.'],
  [
    'an address in another form',
    'https://A.example:\n  state: living\n',
    ':1:1  Write this address in its plain form, without a fragment: https://a.example/',
  ],
  [
    'an address with nothing below',
    'https://a.example/:\n',
    ':1:1  Nothing stands below this address.',
  ],
  [
    'a list',
    '- https://a.example/\n',
    ':1:1  The file is a list of addresses, each with its keys below it',
  ],
] as const) {
  test(`says where the records are damaged: ${name}`, async () => {
    await records.writeText(text);
    const message = await records.check().then(
      () => '',
      (error: unknown) => (error as Error).message,
    );
    if (typeof words === 'string') expect(message).toContain(`links.yaml${words}`);
    else expect(message).toMatch(words);
    expect(await records.text()).toBe(text);
  });
}

test('every example of a key is one that the schema lets pass, whoever reads the YAML', () => {
  for (const [key, schema] of Object.entries(linkSchema.shape)) {
    const { example } = schema.meta() as { example: string };
    const usual = key === 'state' ? '' : key === 'movedTo' ? 'state: moved\n' : 'state: living\n';
    // Astro's reader takes a day for a date, as YAML 1.1 had it.
    for (const version of ['1.1', '1.2'] as const) {
      const result = linkSchema.safeParse(parse(usual + example, { version }));
      expect(result.error?.issues ?? [], `${key} in YAML ${version}`).toEqual([]);
      expect(JSON.stringify(result.data)).not.toMatch(/T00:00/);
    }
  }
});

test('the site’s own records are sound, and in order', async () => {
  const file = path.join(projectFolder, 'src/content/links.yaml');
  const addresses = [...(await readRecords(file)).keys()];
  expect(addresses).toEqual([...addresses].sort());
  expect(await readFile(file, 'utf8')).not.toContain('\r');
});
