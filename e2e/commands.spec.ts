import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
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

async function write(file: string, content: string | Uint8Array): Promise<string> {
  const target = path.join(folder, PAGES, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, content);
  return target;
}

test('npm run content reports problems with their positions, and exits with 1', async () => {
  await write('here.mdx', page('Look [here](/how-we-learn/).\n\n{1 + 1}'));
  const { code, output } = await runCommand(folder, 'content', []);
  expect(output).toBe(
    `${PAGES}/here.mdx:6:6  error  "here" does not say where the link leads. Write a name instead: [the name of the page](/how-we-learn/)  (link-text)\n` +
      `${PAGES}/here.mdx:8:1  error  Text in braces is read as code. Write \\{ for a plain brace, or {/* … */} for a note to yourself.  (mdx-code)\n` +
      '2 pages: 2 errors in 1 file.\n',
  );
  expect(code).toBe(1);
});

test('npm run content exits with 0 for valid pages and for warnings', async () => {
  expect(await runCommand(folder, 'content', [])).toMatchObject({
    code: 0,
    output: '1 page: no problems.\n',
  });
  await write('how-we-learn/forgotten.jpg', photo);
  const { code, output } = await runCommand(folder, 'content', []);
  expect(output).toContain(`${PAGES}/how-we-learn/forgotten.jpg  warning  No page shows this`);
  expect(code).toBe(0);
  const build = await buildProject(folder);
  expect(build.output).toContain(`${PAGES}/how-we-learn/forgotten.jpg  warning  No page shows`);
  expect(build.code).toBe(0);
});

test('npm run content reports only the given files and folders', async () => {
  await write('one.mdx', page('{1 + 1}'));
  await write('two/index.mdx', page('{2 + 2}'));
  await write('two/cut.jpg', photo.subarray(0, 1000));
  for (const [name, expected] of [
    [`${PAGES}/one.mdx`, [`${PAGES}/one.mdx`]],
    ['one.mdx', [`${PAGES}/one.mdx`]],
    [`${PAGES}/two/`, [`${PAGES}/two/cut.jpg`, `${PAGES}/two/index.mdx`]],
  ] as const) {
    const { code, stdout } = await runCommand(folder, 'content', ['--format', 'json', name]);
    const problems = JSON.parse(stdout) as { file: string }[];
    expect([...new Set(problems.map(({ file }) => file))]).toEqual(expected);
    expect(code).toBe(1);
  }
});

test('npm run content prints JSON and GitHub annotations', async () => {
  await write('a, b: 100.mdx', page('Look [here](/how-we-learn/).'));
  const message =
    '"here" does not say where the link leads. Write a name instead: [the name of the page](/how-we-learn/)';
  const json = await runCommand(folder, 'content', ['--format=json']);
  expect(JSON.parse(json.stdout)).toEqual([
    {
      file: `${PAGES}/a, b: 100.mdx`,
      line: 6,
      column: 6,
      level: 'error',
      rule: 'link-text',
      message,
      fixable: false,
    },
  ]);
  const annotation = `::error file=${PAGES}/a%2C b%3A 100.mdx,line=6,col=6,title=link-text::${message}\n`;
  expect((await runCommand(folder, 'content', ['--format=github'])).output).toContain(annotation);
  const onGitHub = await runCommand(folder, 'content', [], { GITHUB_ACTIONS: 'true' });
  expect(onGitHub.output).toContain(annotation);
  const build = await runCommand(folder, 'build', [], { GITHUB_ACTIONS: 'true' });
  expect(build.output).toContain(annotation);
});

test('npm run content explains wrong arguments', async () => {
  for (const [args, says, env] of [
    [['--format', 'jsn'], 'There is no format "jsn". Did you mean "json"?'],
    [['--fix'], 'npm run content -- --fix', { npm_config_fix: 'true' }],
    [['--fxi'], 'Usage: npm run content -- [--fix] [--format text|json|github] [file or folder …]'],
    [['how-we-lern/index.mdx'], 'There is no page or picture "how-we-lern/index.mdx" in'],
  ] as const) {
    const { code, output } = await runCommand(folder, 'content', [...args], env);
    expect(output).toContain(says);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
  }
});

test('npm run content -- --fix fixes what is mechanical in the given files, once', async () => {
  const source = `\uFEFF${page('### A part\n\nOne<br>two {{ x }}').replaceAll('\n', '\r\n')}`;
  const file = await write('one/index.mdx', source);
  const other = await write('other.mdx', source);
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

  const again = await runCommand(folder, 'content', ['--fix', `${PAGES}/one`]);
  expect(again.output).not.toContain('  fixed  ');
  expect(await readFile(file, 'utf8')).toBe(fixed);
  expect(await readdir(path.dirname(file))).toEqual(['index.mdx']);
});

test('npm run content -- --fix leaves files in another encoding unchanged', async () => {
  const bytes = Buffer.from(page('Größe<br>').replaceAll('\n', '\r\n'), 'latin1');
  const file = await write('latin.mdx', bytes);
  await runCommand(folder, 'content', ['--fix']);
  expect((await readFile(file)).equals(bytes)).toBe(true);
});

test('npm run new creates a page that is valid once its placeholders are replaced', async () => {
  const { code, output } = await runCommand(folder, 'new', ['Wer fragt: "Größe" #1?']);
  const file = path.join(folder, PAGES, 'wer-fragt-größe-1/index.mdx');
  expect(output).toContain(`Created ${PAGES}/wer-fragt-größe-1/index.mdx.`);
  expect(code).toBe(0);

  const check = await runCommand(folder, 'content', ['--format', 'json']);
  const problems = JSON.parse(check.stdout) as { rule: string }[];
  expect(problems.map(({ rule }) => rule)).toEqual(problems.map(() => 'fill-in'));
  const text = await readFile(file, 'utf8');
  const words = 'What a group needs on its first evening, and what can wait until the next one.';
  await writeFile(file, text.replace(/\[fill in: [^\]]*\]/g, words));
  expect(problems.length).toBeGreaterThan(0);
  const after = await runCommand(folder, 'content', []);
  expect(after.output).toBe('2 pages: no problems.\n');
  const build = await buildProject(folder);
  expect(build.code, build.output).toBe(0);
});

test('npm run new overwrites nothing, and explains wrong arguments', async () => {
  const before = await write('a-page/index.mdx', page('A text.'));
  for (const [words, says] of [
    [['A page!'], `There is already a page at /a-page/, ${PAGES}/a-page/index.mdx.`],
    [[], 'npm run new -- "A title"'],
    [['--help'], 'npm run new -- "A title"'],
    [['!?'], 'No address can be made from "!?"'],
    [['Component gallery'], 'The address /component-gallery/ is reserved for'],
    [['A title that is so long that nobody can read it in one go, ever'], 'at most 60'],
  ] as const) {
    const { code, output } = await runCommand(folder, 'new', [...words]);
    expect(output).toContain(says);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
  }
  expect(await readFile(before, 'utf8')).toBe(page('A text.'));
  expect(await readdir(path.join(folder, PAGES))).toEqual(['a-page', 'how-we-learn']);
});

test('npm run build deletes no folder that is not a built site, and explains its options', async () => {
  const before = await readdir(folder);
  for (const outDir of ['src', '.', 'public']) {
    const { code, output } = await runCommand(folder, 'build', ['--outDir', outDir]);
    expect(output.trim()).toMatch(`"${outDir}" holds something other than a built site`);
    expect(code).toBe(1);
  }
  for (const args of [['--outDir'], ['--outdir', 'dist']]) {
    const { code, output } = await runCommand(folder, 'build', args);
    expect(output.trim()).toBe('Write: npm run build, or npm run build -- --outDir <folder>');
    expect(code).toBe(1);
  }
  expect(await readdir(folder)).toEqual(before);
  expect(await readdir(path.join(folder, 'src'))).toContain('site.ts');
});

test('npm run snippet writes the server configuration of the built site', async () => {
  const none = await runCommand(folder, 'snippet', ['nginx']);
  expect(none.output.trim()).toBe('dist holds no built site. Run: npm run build');
  expect(none.code).toBe(1);

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
  for (const args of [[], ['apache'], ['nginx', 'one', 'two']]) {
    const { code, output } = await runCommand(folder, 'snippet', args);
    expect(output).toContain('npm run snippet -- nginx how-we-learn.conf');
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
  }
});
