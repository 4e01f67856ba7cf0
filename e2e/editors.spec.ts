import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { languages } from '../src/languages.ts';
import type { Problem } from '../src/tools/content-check/index.ts';
import { page, photo } from './fixtures/content-check/row.ts';
import { writeTree, type Tree } from './support/files.ts';
import { copyProject, runCommand, start } from './support/project.ts';

// What Visual Studio Code and dev containers read.

interface Settings {
  tasks: [{ label: string; args: (string | { value: string })[]; problemMatcher: Matcher }];
  recommendations: string[];
}

interface Matcher {
  pattern: { regexp: string } & Record<string, number>;
  background: { beginsPattern: string; endsPattern: string };
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Settings;

const [{ label, args, problemMatcher }] = read('.vscode/tasks.json').tasks;
const { beginsPattern, endsPattern } = problemMatcher.background;
const { regexp, ...groups } = problemMatcher.pattern;

/** What is marked, as the task's pattern finds it in a line. */
const mark = (line: string) => {
  const match = new RegExp(regexp).exec(line);
  const found = Object.entries(groups).map(([name, group]) => [name, match?.[group]]);
  return match ? [Object.fromEntries(found) as Record<string, string | undefined>] : [];
};

test('Visual Studio Code marks every mistake, and checks again after each change', async () => {
  const folder = await copyProject('editors');
  const write = (files: Tree) => writeTree(`${folder}/src/content`, files);
  const text = page('==b== and ==b== in `(brackets)`\n\n[here](/how-we-learn/)');
  const broken = { 'pages/a (b): c.mdx': text, 'pages/d/cut.jpg': photo.subarray(0, 1000) };
  await write(broken);
  const words = args.map((arg) => (typeof arg === 'string' ? arg : arg.value));
  expect(words.splice(0, 3)).toEqual(['run', 'content', '--']);
  const watch = start(folder, ['src/commands/content.ts', ...words]);
  /** Waits for a check that has ended with these marks. */
  const waitFor = (marks: object[]) =>
    expect(() => {
      const [, ...runs] = watch.output.split(new RegExp(beginsPattern, 'm'));
      for (const run of runs) expect(run.match(new RegExp(endsPattern, 'gm'))).toHaveLength(1);
      expect(runs.at(-1)?.split('\n').flatMap(mark)).toEqual(marks);
    }).toPass();

  const { stdout } = await runCommand(folder, 'content', ['--format', 'json']);
  const problems = JSON.parse(stdout) as Problem[];
  expect(new Set(problems.map(({ file }) => file)).size).toBe(2);
  // What is wrong with a file as a whole is marked at its beginning.
  const marks = problems.map(({ file, line, column, level, message, rule }) => {
    const place = { file, line: String(line ?? 1), column: String(column ?? 1) };
    return { ...place, severity: level, message, code: rule };
  });
  await waitFor(marks);
  // An error that ends a check does not end the watching.
  await write({ 'links.yaml': 'a: b: c\n' });
  const file = 'src/content/links.yaml';
  await waitFor([expect.objectContaining({ file, line: '1', severity: undefined })]);
  await write({ 'links.yaml': '{}\n' });
  await waitFor(marks);
  for (const name of Object.keys(broken)) await rm(`${folder}/src/content/${name}`);
  await waitFor([]);
  const ended = once(watch.child, 'close');
  watch.child.kill('SIGINT');
  expect(await ended).toEqual([null, 'SIGINT']);
  await rm(folder, { recursive: true });
});

test('a dev container has the recommended extensions, and the guide names what editors see', () => {
  const extensions = read('.vscode/extensions.json').recommendations;
  const customizations = { vscode: { extensions } };
  expect(read('.devcontainer/devcontainer.json')).toMatchObject({ customizations });
  const guide = readFileSync('src/content/README.md', 'utf8');
  for (const name of [languages.en.edit, `Run Task… → ${label}`])
    expect(guide).toContain(`${name}**`);
});
