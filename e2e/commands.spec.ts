import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { page, photo } from './fixtures/content-check/row.ts';
import { buildProject, copyProject, runCommand } from './support/project.ts';

// The commands that editors run.

const PAGES = 'src/content/pages';

let folder: string;

test.beforeEach(async () => {
  folder = await copyProject(`command-${test.info().testId}`);
});

test.afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Writes a file below the folder of the pages, and returns its path. */
async function write(file: string, content: string | Uint8Array): Promise<string> {
  const target = path.join(folder, PAGES, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, content);
  return target;
}

/** Runs a command with wrong arguments; each time, it prints one line and nothing else. */
async function expectMistakes(
  name: string,
  code: number,
  rows: [args: string[], says: string, env?: Record<string, string>][],
): Promise<void> {
  for (const [args, says, env] of rows) {
    const outcome = await runCommand(folder, name, args, env);
    expect(outcome.output).toContain(says);
    expect(outcome.output.trim().split('\n')).toHaveLength(1);
    expect(outcome.code).toBe(code);
  }
}

test('npm run content reports problems with their positions, in three formats', async () => {
  await write('a, b.mdx', page('Look [here](/how-we-learn/).\n\n{1 + 1}'));
  await write('two/cut.jpg', photo.subarray(0, 1000));
  const run = async (...args: string[]) => {
    const { code, stdout } = await runCommand(folder, 'content', args);
    expect(code).toBe(1);
    return stdout;
  };
  const file = `${PAGES}/a, b.mdx`;
  const here =
    '"here" does not say where the link leads. Write a name instead: [the name of the page](/how-we-learn/)';
  const braces =
    'Text in braces is read as code. Write \\{ for a plain brace, or {/* … */} for a note to yourself.';
  expect(await run('a, b.mdx')).toBe(
    `${file}:6:6  error  ${here}  (link-text)\n` +
      `${file}:8:1  error  ${braces}  (mdx-code)\n` +
      '1 page: 2 errors in 1 file.\n',
  );
  // One is named from the project's folder, as a shell completes it.
  expect(JSON.parse(await run('--format', 'json', file))).toEqual([
    { file, line: 6, column: 6, level: 'error', rule: 'link-text', message: here, fixable: false },
    expect.objectContaining({ file, line: 8, column: 1, rule: 'mdx-code', message: braces }),
  ]);
  const annotation = `::error file=${PAGES}/a%2C b.mdx,line=6,col=6,title=link-text::${here}\n`;
  expect(await run('--format=github')).toContain(annotation);
  const onGitHub = await runCommand(folder, 'content', [], { GITHUB_ACTIONS: 'true' });
  expect(onGitHub.stdout).toContain(annotation);
  expect(await run(`${PAGES}/two/`)).toContain('\n0 pages: 1 error and 1 warning in 1 file.\n');
});

test('npm run content explains wrong arguments', async () => {
  await expectMistakes('content', 2, [
    [['--format', 'jsn'], 'There is no format "jsn". Did you mean "json"?'],
    [['--fix'], 'npm run content -- --fix', { npm_config_fix: 'true' }],
    [['--fxi'], 'Usage: npm run content -- [--fix] [--format text|json|github] [file or folder …]'],
    [['how-we-lern/index.mdx'], 'There is no page or picture "how-we-lern/index.mdx" in'],
  ]);
});

test('npm run content -- --fix fixes what is mechanical in the given files, once', async () => {
  const source = `\uFEFF${page('### A part\n\nOne<br>two {{ x }}').replaceAll('\n', '\r\n')}`;
  const file = await write('one/index.mdx', source);
  const other = await write('other.mdx', source);
  const latin1 = Buffer.from(page('Größe<br>'), 'latin1');
  const latin = await write('one/latin.mdx', latin1);
  const { code, output } = await runCommand(folder, 'content', ['--fix', `${PAGES}/one`]);
  const place = `${PAGES}/one/index.mdx`;
  expect(output.split('\n').slice(0, 4)).toEqual([
    `${place}:1  fixed  removed the byte-order mark  (byte-order-mark)`,
    `${place}:1  fixed  changed 8 line ends to LF  (line-ends)`,
    `${place}:6  fixed  changed ### to ##, because it skipped a level  (heading-level)`,
    `${place}:8  fixed  replaced <br> with <br />  (html-void)`,
  ]);
  // The remaining problem is reported.
  expect(output).toContain('"{{ x }}" is a place that another program, such as Jekyll, fills in');
  expect(code).toBe(1);
  const fixed = page('## A part\n\nOne<br />two {{ x }}');
  expect(await readFile(file, 'utf8')).toBe(fixed);
  expect(await readFile(other, 'utf8')).toBe(source);
  // Not in UTF-8.
  expect((await readFile(latin)).equals(latin1)).toBe(true);

  const again = await runCommand(folder, 'content', ['--fix', `${PAGES}/one`]);
  expect(again.output).not.toContain('  fixed  ');
  expect(await readFile(file, 'utf8')).toBe(fixed);
  expect(await readdir(path.dirname(file))).toEqual(['index.mdx', 'latin.mdx']);
});

test('npm run new creates a page that is valid once its placeholders are replaced', async () => {
  const valid = { code: 0, output: '1 page: no problems.\n' };
  expect(await runCommand(folder, 'content', [])).toMatchObject(valid);
  const place = `${PAGES}/wer-fragt-größe-1/index.mdx`;
  const { code, output } = await runCommand(folder, 'new', ['Wer fragt: "Größe" #1?']);
  expect(output).toContain(`Created ${place}.`);
  expect(code).toBe(0);

  const check = await runCommand(folder, 'content', ['--format', 'json']);
  const problems = JSON.parse(check.stdout) as { rule: string }[];
  expect(new Set(problems.map(({ rule }) => rule))).toEqual(new Set(['fill-in']));
  const words = 'What a group needs on its first evening, and what can wait until the next one.';
  const file = path.join(folder, place);
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/\[fill in: [^\]]*\]/g, words));
  await write('wer-fragt-größe-1/forgotten.jpg', photo);
  const warning = `${PAGES}/wer-fragt-größe-1/forgotten.jpg  warning  No page shows this`;
  for (const name of ['content', 'build']) {
    const outcome = await runCommand(folder, name, []);
    expect(outcome.output).toContain(warning);
    expect(outcome.output).not.toContain('  error  ');
    expect(outcome.code, outcome.output).toBe(0);
  }

  // A page that was moved out of its folder is built again.
  await rename(file, path.join(folder, PAGES, 'wer-fragt-größe-1.mdx'));
  const again = await buildProject(folder, { outDir: 'elsewhere' });
  expect(again.code, again.output).toBe(0);
  expect(await readdir(path.join(folder, 'elsewhere'))).toContain('wer-fragt-größe-1');
});

test('npm run new overwrites nothing, and explains wrong arguments', async () => {
  const before = await write('a-page/index.mdx', page('A text.'));
  await expectMistakes('new', 1, [
    [['A page!'], `There is already a page at /a-page/, ${PAGES}/a-page/index.mdx.`],
    [[], 'npm run new -- "A title"'],
    [['--help'], 'npm run new -- "A title"'],
    [['!?'], 'No address can be made from "!?"'],
    [['Component gallery'], 'The address /component-gallery/ is reserved for'],
    [['A title that is so long that nobody can read it in one go, ever'], 'at most 60'],
  ]);
  expect(await readFile(before, 'utf8')).toBe(page('A text.'));
  expect(await readdir(path.join(folder, PAGES))).toEqual(['a-page', 'how-we-learn']);
});

test('npm run build deletes no folder that is not a built site, and explains its options', async () => {
  const before = await readdir(folder);
  const usage = 'Write: npm run build, or npm run build -- --outDir <folder>';
  await expectMistakes('build', 1, [
    [['--outDir', 'src'], '"src" holds something other than a built site'],
    [['--outDir', '.'], '"." holds something other than a built site'],
    [['--outDir'], usage],
    [['--outdir', 'dist'], usage],
  ]);
  expect(await readdir(folder)).toEqual(before);
  expect(await readdir(path.join(folder, 'src'))).toContain('site.ts');
});

test('npm run snippet writes the server configuration of the built site', async () => {
  await expectMistakes('snippet', 1, [
    [['nginx'], 'dist holds no built site. Run: npm run build'],
    [[], 'npm run snippet -- nginx how-we-learn.conf'],
    [['apache'], 'npm run snippet -- nginx how-we-learn.conf'],
    [['nginx', 'one', 'two'], 'npm run snippet -- nginx how-we-learn.conf'],
  ]);

  const dist = path.join(folder, 'dist');
  await mkdir(dist);
  await writeFile(
    path.join(dist, 'index.html'),
    '<link rel="canonical" href="https://learn.example/below/"><style>a{}</style>',
  );
  for (const server of ['nginx', 'caddy']) {
    const printed = await runCommand(folder, 'snippet', [server]);
    expect(printed.stdout).toContain('/below/_astro/');
    const file = path.join(folder, `${server}.conf`);
    expect((await runCommand(folder, 'snippet', [server, file])).output).toBe(`Created ${file}\n`);
    expect(await readFile(file, 'utf8')).toBe(printed.stdout);
  }
});
