import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { listFiles } from '../src/tools/content-check/content.ts';
import { fixContent } from '../src/tools/content-check/fix.ts';
import { checkContent } from '../src/tools/content-check/index.ts';
import { entryRules, filesRules } from '../src/tools/content-check/rules/index.ts';
import { readdirSync } from 'node:fs';
import { site as siteData } from '../src/site.ts';
import { page, photo, type InvalidEntry } from './fixtures/invalid-entries/invalid-entry.ts';
import { cacheFolder, projectFolder } from './support/builds.ts';

// Each rule finds its problems and nothing else: e2e/fixtures/invalid-entries has a table for each.

/** A valid page that the others link to. */
const HOME = { 'home/index.mdx': page('## A section\n\nA text.') };

const tables = await Promise.all(
  readdirSync(path.join(projectFolder, 'e2e/fixtures/invalid-entries'))
    .map((n) => n.replace('.ts', ''))
    .filter((n) => !['invalid-entry', 'pictures'].includes(n))
    .map(async (rule) => {
      const { invalidEntries } = (await import(`./fixtures/invalid-entries/${rule}.ts`)) as {
        invalidEntries: InvalidEntry[];
      };
      return invalidEntries.map((entry, index) => ({
        rule,
        ...resolve(entry, `${rule}-${index}/index.mdx`),
      }));
    }),
);
const allEntries = tables.flat();

/** Makes the paths of an invalid entry relative to the folder of the collection. */
function resolve(entry: InvalidEntry, defaultFile: string) {
  const file = entry.file ?? defaultFile;
  const folder = path.posix.dirname(file);
  const beside = Object.entries(entry.beside ?? {}).map(
    ([name, bytes]) => [path.posix.join(folder, name), bytes] as const,
  );
  const files = Object.fromEntries(beside);
  if (entry.source !== undefined) files[file] = entry.source;
  const reports = entry.reports.map(({ file: other, ...report }) => ({
    ...report,
    file: other === undefined ? file : path.posix.join(folder, other),
  }));
  return { ...entry, file, files, reports };
}

for (const { rule, name, file, files, reports, home = 'home', ...entry } of allEntries) {
  test(`${rule}: ${name}`, async () => {
    const { problems, fixed } = await checkFiles({ ...HOME, ...files }, home);
    const found = problems.map(({ file, line, rule, message }) => ({
      file,
      line,
      ruleId: rule,
      reason: message,
    }));
    const expected = reports.map(({ file, line, says, rule: other = rule }) => ({
      file,
      line,
      ruleId: other,
      reason: expect.stringContaining(says),
    }));
    expect(found).toEqual(expect.arrayContaining(expected));
    expect(found).toHaveLength(expected.length);
    // What is not mechanical is left as it is.
    const text = entry.fixed ?? files[file];
    expect(fixed[file]).toBe(text && Buffer.from(text).toString());
  });
}

test('all invalid entries in one folder are reported in one run, in order', async () => {
  const entries = allEntries.filter(({ home }) => home === undefined);
  const files = Object.assign({}, HOME, ...entries.map((entry) => entry.files)) as Files;
  const { problems } = await checkFiles(files);
  for (const { rule, name, reports } of entries) {
    for (const { file, line, says, rule: other = rule } of reports) {
      const found = problems.some(
        (problem) =>
          problem.file === file &&
          problem.line === line &&
          problem.rule === other &&
          problem.message.includes(says),
      );
      // A picture may be used by an entry that cannot be parsed.
      expect(found || other === 'picture-unused', `${rule}: ${name}`).toBe(true);
    }
  }
  const order = problems.map(({ file }) => file);
  expect(order).toEqual(order.toSorted(new Intl.Collator('en', { numeric: true }).compare));
});

test('symbolic links to files and folders are reported', async () => {
  const folder = await mkdtemp(path.join(cacheFolder, 'content-'));
  await mkdir(path.join(folder, 'pages/home'), { recursive: true });
  await writeFile(path.join(folder, 'pages/home/index.mdx'), HOME['home/index.mdx']);
  await symlink(path.join(folder, 'pages/home/index.mdx'), path.join(folder, 'pages/linked.mdx'));
  await symlink(path.join(folder, 'pages/home'), path.join(folder, 'pages/folder'));
  const options = { folder: path.join(folder, 'pages'), publicFolder: folder, home: 'home' };
  const { problems } = await checkContent(options);
  const found = problems.filter(({ message }) => message.startsWith('This is a symbolic link'));
  expect(found.map(({ file }) => file)).toEqual(['folder', 'linked.mdx']);
  await rm(folder, { recursive: true });
});

test('the result for a picture is cached until the picture changes', async () => {
  const folder = await mkdtemp(path.join(cacheFolder, 'content-'));
  const [pages, pictureCache] = [path.join(folder, 'pages'), path.join(folder, 'pictures.json')];
  await mkdir(path.join(pages, 'home'), { recursive: true });
  await writeFile(path.join(pages, 'home/index.mdx'), page('![Six people](./six.jpg)'));
  await writeFile(path.join(pages, 'home/six.jpg'), photo);
  const check = async () => {
    const options = { folder: pages, publicFolder: folder, home: 'home', pictureCache };
    const { problems } = await checkContent(options);
    return problems.map(({ rule }) => rule);
  };
  expect(await check()).toEqual([]);
  const cached = await readFile(pictureCache, 'utf8');
  await writeFile(pictureCache, cached.replace('"format"', '"damage":"from the cache","format"'));
  expect(await check()).toEqual(['picture-damaged']);
  await writeFile(path.join(pages, 'home/six.jpg'), photo.slice(0, photo.length / 2));
  expect(await check()).toEqual(['picture-damaged']);
  await writeFile(path.join(pages, 'home/six.jpg'), photo);
  expect(await check()).toEqual([]);
  await rm(folder, { recursive: true });
});

test('valid pages have no problems, whatever their file names', async () => {
  const sample = await readFiles(path.join(projectFolder, 'e2e/fixtures/sample'));
  const site = await readFiles(path.join(projectFolder, 'src/content/pages'));
  const names = ["it's “ours” & mine", '日本語', 'Größe (1)', 'a+b, c!'];
  const named = names.flatMap((name) => [
    [
      `${name}/index.mdx`,
      page(
        `![Six people](<./${name}.jpg>)\n\n![Six](./${encodeURI(name).replaceAll('(', '%28').replaceAll(')', '%29')}.jpg)`,
      ),
    ],
    [`${name}/${name}.jpg`, photo],
  ]) as [string, string | Uint8Array][];
  const ignored = {
    'renamed.mdx': page(
      '<Idea number={1}>\n\n<Anchor id="its-former-words" />\n\n## Its words\n\nText.\n\n</Idea>',
    ),
    'code.mdx': page(
      '```\n{{ x }} {% y %} <!-- z --> <br> {: .w}\n```\n\n`{{ x }}`, `<br>`, \\{% x %}\n\n<Note>\nWrite `<br>`.\n</Note>',
    ),
    'two.mdx': page(
      '## A\n\n{/* check-ignore link-text: the word is what it is about */}\n{/* check-ignore heading-id: it is the same on purpose */}\n## A [here](/how-we-learn/)\n\n## B',
    )
      .replace('## B', '')
      .replace('## A\n', '## A here\n'),
    'ignored.mdx': page(
      '{/* check-ignore link-text: the word is what it is about */}\nLook [here](#a).\n\n## A',
    ).replace(
      'title: A page',
      '# check-ignore front-matter-notes: it is a note\ntitle: A page # a note',
    ),
  };
  const { problems } = await checkFiles(
    { ...sample, ...site, ...ignored, ...Object.fromEntries(named) },
    siteData.home,
  );
  // A sample page links to one whose folder addSample renames.
  expect(problems.filter(({ reason }) => !reason.includes('"../über-uns/"'))).toEqual([]);
});

/** Reads all files in a folder. */
async function readFiles(folder: string): Promise<Files> {
  const files = await listFiles(folder);
  const read = files.map(async (file) => [file, await readFile(path.join(folder, file))] as const);
  return Object.fromEntries(await Promise.all(read));
}

type Files = Record<string, string | Uint8Array>;

/** Checks files in a temporary folder, and fixes them. */
async function checkFiles(files: Files, home = 'home') {
  await mkdir(cacheFolder, { recursive: true });
  const folder = await mkdtemp(path.join(cacheFolder, 'content-'));
  for (const [file, bytes] of Object.entries(files)) {
    const target = path.join(folder, 'pages', file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
  const publicFolder = path.join(folder, 'public');
  await mkdir(path.join(publicFolder, 'downloads'), { recursive: true });
  await writeFile(path.join(publicFolder, 'downloads/list.pdf'), '');
  const options = { folder: path.join(folder, 'pages'), publicFolder, home };
  const report = await checkContent(options);
  await fixContent(options, () => true);
  const read = await readFiles(options.folder);
  await rm(folder, { recursive: true });
  const fixed = Object.entries(read).map(([file, bytes]) => [file, bytes.toString()] as const);
  return { ...report, fixed: Object.fromEntries(fixed) };
}
