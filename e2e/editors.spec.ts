import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { languages } from '../src/languages.ts';
import type { Problem } from '../src/tools/content-check/index.ts';
import { page, photo } from './fixtures/content-check/row.ts';
import { writeTree } from './support/files.ts';
import { copyProject, runCommand, start } from './support/project.ts';

// What code editors and dev containers read.

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as unknown;

const { tasks } = read('.vscode/tasks.json') as { tasks: [Task] };

test('Visual Studio Code marks every mistake, and checks again after each change', async () => {
  const { args, problemMatcher } = tasks[0];
  const { beginsPattern, endsPattern } = problemMatcher.background;
  const { regexp, ...groups } = problemMatcher.pattern;
  const words = args.map((arg) => (typeof arg === 'string' ? arg : arg.value));
  expect(words.splice(0, 3)).toEqual(['run', 'content', '--']);

  const folder = await copyProject('editors');
  const text = page('==b== and ==b== in `(brackets)`\n\n[here](/how-we-learn/)');
  const broken = { 'pages/a (b): c.mdx': text, 'pages/d/cut.jpg': photo.subarray(0, 1000) };
  await writeTree(`${folder}/src/content`, broken);
  const watch = start(folder, ['src/commands/content.ts', ...words]);
  /** Waits for a check that has ended, and looks at what it said. */
  const waitFor = (isSaid: (text: string) => void) =>
    expect(() => {
      const [, ...runs] = watch.output.split(new RegExp(beginsPattern, 'm'));
      for (const run of runs) expect(run.match(new RegExp(endsPattern, 'gm'))).toHaveLength(1);
      isSaid(runs.at(-1) ?? '');
    }).toPass();

  const { stdout } = await runCommand(folder, 'content', ['--format', 'json']);
  // What is wrong with a file as a whole is marked at its beginning.
  const problems = (JSON.parse(stdout) as Problem[]).map(
    ({ file, line, column, level, message, rule }) => {
      const place = { file, line: String(line ?? 1), column: String(column ?? 1) };
      return { ...place, severity: level, message, code: rule };
    },
  );
  expect(new Set(problems.map(({ file }) => file)).size).toBe(2);
  await waitFor((output) => {
    const found = output.split('\n').flatMap((line) => {
      const match = new RegExp(regexp).exec(line);
      return match ? [Object.entries(groups).map(([key, group]) => [key, match[group]])] : [];
    });
    expect(found.map((entries) => Object.fromEntries(entries) as unknown)).toEqual(problems);
  });
  // An error that ends a check does not end the watching.
  await writeTree(`${folder}/src/content`, { 'links.yaml': 'a: b: c\n' });
  await waitFor((output) => {
    expect(output).toContain('src/content/links.yaml:1:');
  });
  await writeTree(`${folder}/src/content`, { 'links.yaml': '{}\n' });
  for (const file of Object.keys(broken)) await rm(`${folder}/src/content/${file}`);
  await waitFor((output) => {
    expect(output).toContain(': no problems.\n');
  });
  const ended = once(watch.child, 'close');
  watch.child.kill('SIGINT');
  expect(await ended).toEqual([null, 'SIGINT']);
  await rm(folder, { recursive: true });
});

interface Task {
  label: string;
  args: (string | { value: string })[];
  problemMatcher: {
    pattern: { regexp: string } & Record<string, number>;
    background: { beginsPattern: string; endsPattern: string };
  };
}

test('a dev container has the recommended extensions, and the guide names what editors see', () => {
  const { recommendations: extensions } = read('.vscode/extensions.json') as Record<string, object>;
  expect(read('.devcontainer/devcontainer.json')).toMatchObject({
    customizations: { vscode: { extensions } },
  });
  const guide = readFileSync('src/content/README.md', 'utf8');
  expect(guide).toContain(`**${languages.en.edit}**`);
  expect(guide).toContain(`Run Task… → ${tasks[0].label}**`);
});
