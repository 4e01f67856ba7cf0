import { readFile, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { page, photo } from './fixtures/content-check/row.ts';
import { writeTree, type Tree } from './support/files.ts';
import { buildProject, copyProject, git, runCommand } from './support/project.ts';

// The commands that editors run.

const PAGES = 'src/content/pages';

let folder: string;

test.beforeEach(async () => {
  folder = await copyProject(`command-${test.info().testId}`);
});

test.afterEach(async () => {
  await rm(folder, { recursive: true });
});

const writePages = (tree: Tree) => writeTree(path.join(folder, PAGES), tree);
const read = (file: string) => readFile(path.join(folder, file), 'utf8');

test('npm run content reports problems with their positions, and fixes what is mechanical', async () => {
  const source = page('Look [here](/how-we-learn/).\n\n{1 + 1}<br>');
  await writePages({ 'a, b.mdx': source, 'two/cut.jpg': photo.subarray(0, 1000) });
  const run = async (args: string[], env = {}) => {
    const { code, output } = await runCommand(folder, 'content', args, env);
    expect(code).toBe(1);
    return output;
  };
  const file = `${PAGES}/a, b.mdx`;
  const here =
    '"here" does not say where the link leads. Write a name instead: [the name of the page](/how-we-learn/)';
  const braces =
    'Text in braces is read as code. Write \\{ for a plain brace, or {/* … */} for a note to yourself.';
  expect(await run(['--fix', `${PAGES}/two`])).not.toContain('  fixed  ');
  expect(await read(file)).toBe(source);
  // A file is named from the project's folder, as a shell completes it, or from that of the pages.
  for (const [args, fixed] of [
    [['--fix', file], `${file}:8  fixed  wrote <br />  (html-void)\n`],
    [['a, b.mdx'], ''],
  ] as const) {
    expect(await run([...args])).toBe(
      `${fixed}${file}:6:6  error  ${here}  (link-text)\n` +
        `${file}:8:1  error  ${braces}  (mdx-code)\n` +
        '1 page: 2 errors in 1 file.\n',
    );
  }
  expect(await read(file)).toBe(source.replace('<br>', '<br />'));
  const annotation = `::error file=${PAGES}/a%2C b.mdx,line=6,col=6,title=link-text::${here}\n`;
  expect(await run([], { GITHUB_ACTIONS: 'true' })).toContain(annotation);
});

test('npm run new makes a translation that is valid once it is translated', async () => {
  const made = await runCommand(folder, 'new', ['--language', 'FR', '/how-we-learn/']);
  const file = `${PAGES}/how-we-learn/index.fr.mdx`;
  expect(made.output).toContain(
    `Created ${file}. Translate what follows each [fill in: in French]`,
  );
  const text = await read(file);
  for (const part of [
    '# How We Learn\nheading: "[fill in: in French]"',
    'picture: ./philosophy.png',
    '1. [fill in: in French] [Everyone has expertise](#everyone-has-expertise)',
    '## [fill in: in French] Everyone has expertise',
    '<Feedback from="[fill in: in French] A peer reviewer" on="[fill in: in French] Data',
    '![[fill in: in French] A feedback card',
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain('redirectFrom');
  // As somebody would who translates every other word.
  const words =
    'Une ou deux phrases qui disent de quoi il s’agit, pour qui ne sait rien de la page.';
  const translated = text
    .replace(/\[fill in: one [^\]]*\]/, words)
    .replace(/(title|heading|alt): .*\n(  +\[.*)?/g, '$1: Comment nous apprenons\n')
    .replace(/(?<=^#+ )\[fill in: in French\] /gm, '')
    .replace(/\[fill in: in French\] /g, 'Un ')
    .replace('![A feedback', '![Une');
  await writeTree(folder, { [file]: translated });
  const built = await buildProject(folder);
  expect(built.output).not.toContain('index.fr.mdx');
  expect(built.code, built.output).toBe(0);
  expect(await read('dist/fr/index.html')).toContain('<html lang="fr">');

  for (const [args, says] of [
    ...['how-we-learn', '/es/how-we-learn/', `./${PAGES}/how-we-learn/index.de.mdx`, '/'].map(
      (name) => [['--language', 'fr', name], `${file} exists already. Edit that file.`] as const,
    ),
    [
      ['--language', 'es', 'how-we-lern'],
      'no page "how-we-lern" to translate. Name one that exists, such as how-we-learn',
    ],
    [
      ['--language', 'spanish', 'x'],
      '"spanish" is not the code of a language of this site. Did you mean "es"?',
    ],
    [['--language', 'en', 'x'], 'Originals are in English. To create one, give its title'],
    [['--language'], 'Write: npm run new -- "A title", or, to translate a page'],
  ] as const) {
    const { code, output } = await runCommand(folder, 'new', [...args]);
    expect([code, output]).toEqual([1, expect.stringContaining(says)]);
  }
});

test('npm run new creates a page that is valid once its placeholders are replaced', async () => {
  const file = 'wer-fragt-größe-1/index.mdx';
  const { output } = await runCommand(folder, 'new', ['Wer fragt: "Größe" #1?']);
  expect(output).toContain(`Created ${PAGES}/${file}.`);

  const check = await runCommand(folder, 'content', ['--format', 'json']);
  const problems = JSON.parse(check.stdout) as { rule: string }[];
  expect(new Set(problems.map(({ rule }) => rule))).toEqual(new Set(['fill-in']));
  const words = 'What a group needs on its first evening, and what can wait until the next one.';
  const text = await read(`${PAGES}/${file}`);
  await writePages({
    [file]: text.replace(/\[fill in: [^\]]*\]/g, words),
    'wer-fragt-größe-1/forgotten.jpg': photo,
  });
  const built = await buildProject(folder);
  expect(built.output).toContain('/forgotten.jpg:1:1  warning  No page shows this');
  expect(built.code, built.output).toBe(0);

  // A page that was moved out of its folder is built again.
  await rename(path.join(folder, PAGES, file), path.join(folder, PAGES, 'wer-fragt-größe-1.mdx'));
  const again = await buildProject(folder, { outDir: 'elsewhere' });
  expect(again.code, again.output).toBe(0);
  expect(await readdir(path.join(folder, 'elsewhere'))).toContain('wer-fragt-größe-1');
});

test('npm run new makes a page below another, which is named or has that title', async () => {
  const folders = { 'Tea house/index.mdx': 'Tea for all', 'Tea house/green.mdx': 'Green tea' };
  for (const [file, title] of Object.entries(folders))
    await writePages({ [file]: page('A text.').replaceAll('A page', title) });
  for (const [args, file] of [
    [['Tea for all/Cups & pots'], 'Tea house/cups-pots/index.mdx'],
    [['tea-house/green/Leaves'], 'Tea house/green/leaves/index.mdx'],
    [['Tea for all/Green tea/Water'], 'Tea house/green/water/index.mdx'],
    // Every page is below the home page.
    [['how-we-learn/Milk'], 'milk/index.mdx'],
    [['--language', 'es', 'Tea for all/Green tea'], 'Tea house/green.es.mdx'],
    [['--language', 'es', `${PAGES}/Tea house/`], 'Tea house/index.es.mdx'],
  ] as const) {
    const { code, output } = await runCommand(folder, 'new', [...args]);
    expect([code, output]).toEqual([0, expect.stringContaining(`Created ${PAGES}/${file}.`)]);
  }
  expect(await read(`${PAGES}/Tea house/cups-pots/index.mdx`)).toContain('title: "Cups & pots"');
});

test('npm run move takes along what belongs to a page, and corrects what leads to it', async () => {
  const titled = (title: string, text: string, keys = '') =>
    page(text, keys).replaceAll('A page', title);
  await writePages({
    'tea/index.mdx': titled(
      'Tea',
      '[Up](../), [what X is](./#x), [X](/tea#x). ![A pot](./pot.jpg)\n\n## X\n\nText.',
      'published: 2013-05-01\nredirectFrom:\n  # printed\n  - /older/\n',
    ),
    'tea/index.es.mdx': titled(
      'Té',
      '[Todo](../how-we-learn/), [lista](./my%20list.csv). ![Una tetera](./pot.jpg)',
    ),
    'tea/green.mdx': titled('Green tea', '[Tea](..), [talk](../../talk/).', 'draft: true\n'),
    'tea/pot.jpg': photo,
    'tea/my list.csv': 'cup,pot',
    'talk.mdx': titled(
      'Talk',
      '[One](/tea/?a=1#x), [two](../es/tea/), [three][3], [list](/tea/my%20list.csv). ![A cup](./cup.jpg) ![A pot](./tea/pot.jpg)\n\n[3]: </tea/> "/tea/"\n\n<Quotation by="Ana" source="/en/tea">\n\nYes.\n\n</Quotation>',
    ),
    'cup.jpg': photo,
  });
  git(folder, ['init', '--initial-branch', 'main']);
  git(folder, ['add', PAGES]);
  git(folder, ['commit', '--message', 'Tea']);
  const move = async (args: string[], code: number) => {
    const outcome = await runCommand(folder, 'move', args);
    expect(outcome.code, outcome.output).toBe(code);
    return outcome.output;
  };
  const expectPages = async (expected: Record<string, string[]>) => {
    for (const [file, parts] of Object.entries(expected))
      for (const part of parts) expect(await read(`${PAGES}/${file}`), file).toContain(part);
  };
  expect(await move(['Tea', 'talk/Chai'], 0)).toContain('talk.mdx: links corrected');
  await expectPages({
    'talk/chai/index.mdx': [
      '\nredirectFrom:\n  # printed\n  - /older/\n  - /tea/\n  - /tea/my%20list.csv\n---\n',
      '[Up](/how-we-learn/), [what X is](./#x), [X](/talk/chai/#x). ![A pot](./pot.jpg)',
    ],
    'talk/chai/index.es.mdx': ['\nredirectFrom:\n  - /es/tea/\n---', '(/how-we-learn/)'],
    'talk/chai/green.mdx': ['draft: true\n---', '[Tea](..), [talk](/talk/).'],
    'talk.mdx': [
      '[One](/talk/chai/?a=1#x), [two](/es/talk/chai/), [three][3], [list](/talk/chai/my%20list.csv).',
      'source="/en/talk/chai/"',
      '(./cup.jpg) ![A pot](./talk/chai/pot.jpg)\n\n[3]: </talk/chai/> "/tea/"',
    ],
  });
  // The address /talk/chai/ was never published.
  await move(['talk', 'how-we-learn/Chat!'], 0);
  await expectPages({
    'chat/chai/index.mdx': ['  - /tea/my%20list.csv\n---', '[X](/chat/chai/#x)'],
    'chat.mdx': ['\nredirectFrom:\n  - /talk/\n---', '[One](/chat/chai/?a=1#x)', '(./cup.jpg)'],
  });
  const before = await readdir(path.join(folder, PAGES), { recursive: true });
  expect(before.sort().join()).not.toMatch(/talk|tea/);
  expect(await move(['chat', 'older'], 1)).toContain(
    'this would cause errors:\nsrc/content/pages/older/chai/index.mdx  "/older/"',
  );
  expect((await readdir(path.join(folder, PAGES), { recursive: true })).sort()).toEqual(before);
  const built = await buildProject(folder);
  expect(built.code, built.output).toBe(0);
  expect(await read('dist/es/tea/index.html')).toContain('url=/es/chat/chai/');
  // And back, as it was.
  await move(['Talk', 'talk'], 0);
  await move(['talk/chai', 'tea'], 0);
  expect(await read(`${PAGES}/tea/index.es.mdx`)).not.toContain('redirectFrom');
  await expectPages({
    'tea/index.mdx': ['  - /older/\n---', '[X](/tea/#x)'],
  });
});

/** The arguments of each command, its exit code if they are wrong, and what it then says. */
const mistakes: Record<string, [code: number, ...rows: [args: string[], says: string][]]> = {
  content: [
    2,
    [['--format', 'jsn'], '[--format text|json|github|markdown] [file or folder …]'],
    [['--fxi'], 'Usage: npm run content -- [--fix] [--watch] [--format'],
    [['how-we-lern/index.mdx'], 'There is no page or picture "how-we-lern/index.mdx" in'],
  ],
  new: [
    1,
    [['A page!'], `There is already a page at /a-page/, ${PAGES}/a-page/index.mdx.`],
    [[], 'npm run new -- "A title"'],
    [['A pgae/B'], 'There is no page "A pgae" to put a page below'],
    [['Component gallery'], 'The address /component-gallery/ is reserved for'],
    [['A title that is so long that nobody can read it in one go, ever'], 'at most 60'],
  ],
  move: [
    1,
    [['a-page'], 'Write: npm run move -- old-name new-name'],
    [['a-pgae', 'tea'], 'There is no page "a-pgae" to move. Name one that exists, such as a-page'],
    [['a-page', 'tea/a-page'], 'There is no page "tea" to put a page below'],
    [['a-page', 'How we learn'], 'There is already a page at /how-we-learn/'],
    [['a-page', 'a-page/more'], '/a-page/ cannot be moved below itself.'],
    [['/', 'tea'], 'The home page, how-we-learn, cannot be moved'],
  ],
  build: [
    1,
    [['--outDir', 'src'], '"src" holds something other than a built site'],
    [['--outdir', 'dist'], 'Write: npm run build, or npm run build -- --outDir <folder>'],
  ],
  snippet: [
    1,
    [['nginx'], 'dist holds no built site. Run: npm run build'],
    [['apache'], 'npm run snippet -- nginx how-we-learn.conf'],
  ],
};

test('commands explain wrong arguments in one line, and change nothing', async () => {
  await writePages({ 'a-page/index.mdx': page('A text.') });
  const before = await readdir(folder);
  for (const [name, [code, ...rows]] of Object.entries(mistakes)) {
    for (const [args, says] of rows) {
      const outcome = await runCommand(folder, name, args);
      expect(outcome.output).toContain(says);
      expect(outcome.output.trim().split('\n')).toHaveLength(1);
      expect(outcome.code).toBe(code);
    }
  }
  expect(await readdir(folder)).toEqual(before);
  expect(await readdir(path.join(folder, PAGES))).toEqual(['a-page', 'how-we-learn']);

  const home = '<link rel="canonical" href="https://learn.example/below/"><style>a{}</style>';
  await writeTree(folder, { 'dist/index.html': home });
  const { stdout } = await runCommand(folder, 'snippet', ['nginx']);
  expect(stdout).toContain('/below/_astro/');
  await runCommand(folder, 'snippet', ['nginx', 'one.conf']);
  expect(await read('one.conf')).toBe(stdout);
});
