import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@playwright/test';
import type { Element, Root } from 'hast';
import { htmlToHast } from 'satteri';
import { formats } from '../src/tools/content-check/formats.ts';
import type { Problem } from '../src/tools/content-check/index.ts';
import { entryRules, filesRules } from '../src/tools/content-check/rules/index.ts';
import { INLINE, LINES, REPEATED, UNREADABLE } from '../src/tools/content-check/signs.ts';
import { page } from './fixtures/content-check/row.ts';
import { SITE_URL } from './support/builds.ts';
import * as rows from './support/content-rows.ts';
import { writeTree, type Tree } from './support/files.ts';
import { getText, parseElements } from './support/html.ts';
import { buildProject, copyProject } from './support/project.ts';

// Each rule finds its faults and nothing else: e2e/fixtures/content-check has a table for each topic.

const { check, checkAndFix, HOME, readRows } = rows;

const TOPICS = 'addresses downloads front-matter html images links structure text translations';

const tables = await Promise.all(
  TOPICS.split(' ').map(async (topic) => {
    const table = (await import(`./fixtures/content-check/${topic}.ts`)) as rows.Table;
    return { topic, rows: readRows(topic, table) };
  }),
);
const allRows = tables.flatMap((table) => table.rows);

for (const { topic, rows } of tables) {
  test(`${topic}: what is wrong is found, fixed and explained, and nothing else`, async () => {
    for (const { name, file, files, expected, fixed, write, home } of rows) {
      const checked = await checkAndFix({ ...HOME, ...files }, home, file);
      const { problems, before, after, afterTwice } = checked;
      expectProblems(problems, expected, name);
      expect.soft(after, `${name}: fixed`).toBe(Buffer.from(fixed).toString());
      expect.soft(afterTwice, `${name}: fixed twice`).toBe(after);
      expect.soft(wordsOf(after), `${name}: words`).toEqual(wordsOf(before));
      const left = write && (await check({ ...HOME, ...write }, home)).problems;
      expect.soft((left ?? []).map(describe), `${name}: after the message was obeyed`).toEqual([]);
    }
  });
}

test('every rule and sign has a row, and one run finds their faults in the order of the lines', async () => {
  const tree = Object.assign({}, HOME, ...allRows.map(({ files }) => files)) as Tree;
  const { problems } = await check(tree);
  const found = new Set(allRows.flatMap(({ expected }) => expected.map(({ rule }) => rule)));
  const rules = [entryRules, filesRules, UNREADABLE].flatMap((some) => Object.keys(some));
  const needHistory = ['translation-outdated', 'address-lost']; // content-history.spec.ts
  expect.soft(rules.filter((rule) => !found.has(rule))).toEqual(needHistory);
  const signs = [LINES, REPEATED, INLINE, ...Object.values(UNREADABLE)].flatMap(Object.keys);
  const isSaid = (say: string) =>
    problems.some(({ message }) => say.split(/\$\d/).every((part) => message.includes(part)));
  expect.soft(signs.filter((say) => !isSaid(say))).toEqual([]);
  const { compare } = new Intl.Collator('en', { numeric: true });
  const place = ({ line = 0, column = 0 }: Problem) => line * 1e6 + column;
  const sorted = problems.toSorted(
    (one, other) => compare(one.file, other.file) || place(one) - place(other),
  );
  expect(problems.map(describe)).toEqual(sorted.map(describe));
});

test('pages are built as their texts say after the messages were obeyed', async () => {
  const folder = await copyProject('content');
  const pages = path.join(folder, 'src/content/pages');
  const rows = allRows.filter(
    ({ home, write, expected }) => home === 'home' && (write ?? expected.length === 0),
  );
  await writeTree(folder, { 'public/downloads/list.pdf': '' });
  await writeTree(pages, HOME);
  for (const [name, bytes] of rows.flatMap((row) => Object.entries(row.write ?? row.files))) {
    const isText = typeof bytes === 'string';
    const named = isText ? bytes.replace('title: A page\n', `title: Page ${name}\n`) : bytes;
    await writeTree(pages, { [name]: named });
  }
  const { code, output } = await buildProject(folder, { env: { SITE_URL } });
  expect(output.split('\n').filter((line) => line.includes('  error  '))).toEqual([]);
  expect(code, output).toBe(0);
  for (const { name, file, html } of rows.filter((row) => row.html)) {
    const built = path.join(folder, 'dist', path.dirname(file), 'index.html');
    const isBuilt = contains(await readFile(built, 'utf8'), html ?? '');
    expect.soft(isBuilt, `${name}: ${html ?? ''} in the built page`).toBe(true);
  }
});

test('each problem has its place in every format', async () => {
  const file = 'a/index.mdx';
  const report = await check({ ...HOME, [file]: page('A ==b==\n\nC ==b== ==b==') });
  const lines = formats.text(report, 'pages').split('\n');
  expect(lines[2]).toContain(`pages/${file}:8:9  error  "==b==" would be shown as it is. To`);
  expect(lines[3]).toBe('2 pages: 3 errors in 1 file.');
  const json = JSON.parse(formats.json(report, 'pages')) as Problem[];
  const places = json.map(({ line, column }) => [line, column].join(':'));
  expect(places).toEqual(['6:3', '8:3', '8:9']);
  expect(Object.keys(json[0] ?? {}).join()).toBe('file,line,column,level,rule,message,fixable');
  expect(formats.github(report, 'pages').match(/^::error /gm)).toHaveLength(3);
});

/** Expects each of these findings once, and no others. */
function expectProblems(problems: Problem[], expected: rows.Row['expected'], name: string): void {
  const left = [...problems];
  const missing = expected.filter(({ says, ...one }) => {
    const index = left.findIndex(
      (it) => it.message.includes(says) && isDeepStrictEqual({ ...it, ...one }, it),
    );
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
  expect.soft({ missing, left: left.map(describe) }, name).toEqual({ missing: [], left: [] });
}

const describe = ({ file, line, column, level, rule, message }: Problem) =>
  [file, line, column, level, rule, message].join(' ');

/** The words of a text, without the HTML that has other names in Markdown. */
const wordsOf = (text: string) =>
  (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter((word) => !/^(hr|br|class|x)$/i.test(word));

/** Whether a document contains elements with these names, texts and attributes; or these words. */
function contains(html: string, wanted: string): boolean {
  const words = (node: Element) => getText(node).trim().replace(/\s+/g, ' ');
  const elements = parseElements(html);
  return (htmlToHast(wanted, { fragment: true }) as Root).children.every((node) =>
    elements.some((one) => {
      if (node.type !== 'element') return one.tagName === 'main' && getText(one).includes(wanted);
      const keys = Object.entries(node.properties);
      const isSame = keys.every(([key, value]) => one.properties[key] === value);
      return isSame && one.tagName === node.tagName && words(one) === words(node);
    }),
  );
}
