import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { z } from 'astro/zod';
import type { Code, Root, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { markdownToMdast } from 'satteri';
import { visitParents } from 'unist-util-visit-parents';
import { parse } from 'yaml';
import { componentSchemas } from '../src/schemas/components.ts';
import { pageSchema } from '../src/schemas/page.ts';
import { checkContent } from '../src/tools/content-check/index.ts';
import { generateFiles } from '../src/tools/guide/index.ts';
import { page, photo } from './fixtures/content-check/row.ts';
import { cacheFolder, projectFolder } from './support/builds.ts';

// The editors' guide is correct.

const GUIDE = 'src/content/README.md';

test('the guide and the snippets are up to date: npm run guide', async () => {
  for (const [file, text] of Object.entries(await generateFiles(projectFolder))) {
    expect(await read(file), file).toBe(text);
  }
});

test('the guide describes each key as its schema does', async () => {
  const rows: string[][] = [];
  visitParents(markdownToMdast(await read(GUIDE)) as Root, 'tableRow', (row: TableRow) => {
    rows.push(row.children.map((cell) => toString(cell)));
  });
  for (const schema of [pageSchema, ...Object.values(componentSchemas)]) {
    for (const [key, value] of Object.entries<z.ZodType>(schema.shape)) {
      const description = value.meta()?.description ?? '';
      expect(description, key).not.toBe('');
      const row = rows.find(
        ([name, , , text]) => name?.split(' ').at(-1) === key && text?.startsWith(description),
      );
      expect(row, `${key}: ${description}`).toBeDefined();
    }
  }
});

test('the guide, the snippets and the gallery show the same examples', async () => {
  const codes = (await readExamples(GUIDE)).map(({ value }) => value);
  const snippets = parse(await read('.vscode/components.code-snippets')) as Snippets;
  expect(Object.keys(snippets)).toEqual(
    Object.keys(componentSchemas).filter((name) => name !== 'Remark'),
  );
  for (const [name, { body }] of Object.entries(snippets)) {
    const example = await read(`src/pages/_component-gallery/examples/${name}.mdx`);
    expect(codes).toContain(example.trim());
    const written = body
      .join('\n')
      .replace(/\$\{\d+:(.*?)\}/g, '$1')
      .replace('$0', '');
    expect(written).toBe(example.slice(example.indexOf('<')));
  }
});

test('the front matter example has every key', async () => {
  const [example] = (await readExamples(GUIDE)).filter(({ value }) => value.startsWith('---\n'));
  const frontMatter = example?.value.split('---\n')[1] ?? '';
  expect(Object.keys(parse(frontMatter) as object)).toEqual(Object.keys(pageSchema.shape));
});

test('every example in the guides passes the content check', async () => {
  for (const guide of [GUIDE, 'README.md']) {
    const examples = await readExamples(guide);
    expect(examples.length).toBeGreaterThan(0);
    for (const { value, position } of examples) {
      const where = `${guide}:${position?.start.line ?? 0}`;
      expect(await checkExample(value), where).toEqual([]);
    }
  }
});

type Snippets = Record<string, { body: string[] }>;

function read(file: string): Promise<string> {
  return readFile(path.join(projectFolder, file), 'utf8');
}

async function readExamples(file: string): Promise<Code[]> {
  const examples: Code[] = [];
  visitParents(markdownToMdast(await read(file)) as Root, 'code', (node) => {
    if (/^mdx?$/.test(node.lang ?? '')) examples.push(node);
  });
  return examples;
}

/** Runs the content check on an example, with the pictures that it names. */
async function checkExample(example: string): Promise<string[]> {
  await mkdir(cacheFolder, { recursive: true });
  const folder = await mkdtemp(path.join(cacheFolder, 'guide-'));
  const names = ['circle.jpg', 'my first cup.jpg', 'cap.jpg'];
  const shown = names.filter((name) => example.includes(name));
  for (const name of ['how-we-learn', 'first-meeting']) await mkdir(path.join(folder, name));
  for (const name of shown) await writeFile(path.join(folder, 'first-meeting', name), photo);
  const source = example.startsWith('---\n') ? example : page(example);
  await writeFile(path.join(folder, 'first-meeting/index.mdx'), source);
  const home = page('A text.').replaceAll('A page', 'Home');
  await writeFile(path.join(folder, 'how-we-learn/index.mdx'), home);
  const publicFolder = path.join(projectFolder, 'public');
  const options = { folder, publicFolder, home: 'how-we-learn' };
  const { problems } = await checkContent(options);
  await rm(folder, { recursive: true });
  return problems.map(({ message }) => message);
}
