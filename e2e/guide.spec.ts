import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { z } from 'astro/zod';
import type { Code, Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { visitParents } from 'unist-util-visit-parents';
import { parse } from 'yaml';
import { componentSchemas } from '../src/schemas/components.ts';
import { pageSchema } from '../src/schemas/page.ts';
import { checkContent } from '../src/tools/content-check/index.ts';
import { generateFiles } from '../src/tools/guide/index.ts';
import { page, photo } from './fixtures/content-check/row.ts';
import { projectFolder } from './support/builds.ts';
import { writeTree } from './support/files.ts';

// The editors' guide is correct.

const GUIDE = 'src/content/README.md';

test('the guide and the snippets are up to date: npm run guide', async () => {
  for (const [file, text] of Object.entries(await generateFiles(projectFolder))) {
    expect(await read(file), file).toBe(text);
  }
});

test('the guide describes each key as its schema does', async () => {
  const rows = (await read(GUIDE)).split('\n').filter((line) => line.startsWith('| `'));
  for (const schema of [pageSchema, ...Object.values(componentSchemas)]) {
    for (const [key, value] of Object.entries<z.ZodType>(schema.shape)) {
      const description = value.meta()?.description ?? '';
      expect(description, key).not.toBe('');
      const isHere = (row: string) => row.includes(`${key}\` `) && row.includes(`| ${description}`);
      expect(rows.some(isHere), `${key}: ${description}`).toBe(true);
    }
  }
});

test('snippets write the examples of the gallery', async () => {
  const snippets = parse(await read('.vscode/components.code-snippets')) as Snippets;
  const names = Object.keys(componentSchemas).filter((name) => name !== 'Remark');
  expect(Object.keys(snippets)).toEqual(names);
  for (const [name, { body }] of Object.entries(snippets)) {
    const example = await read(`src/pages/_component-gallery/examples/${name}.mdx`);
    const written = body.join('\n').replace(/\$\{\d+:(.*?)\}|\$0/g, '$1');
    expect(written).toBe(example.slice(example.indexOf('<')));
  }
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
  const folder = test.info().outputPath(`example-${randomUUID()}`);
  const pictures = ['circle.jpg', 'my first cup.jpg', 'cap.jpg'].filter((name) =>
    example.includes(name),
  );
  await writeTree(folder, {
    'first-meeting/index.mdx': example.startsWith('---\n') ? example : page(example),
    'how-we-learn/index.mdx': page('A text.').replaceAll('A page', 'Home'),
    ...Object.fromEntries(pictures.map((name) => [`first-meeting/${name}`, photo])),
  });
  const publicFolder = path.join(projectFolder, 'public');
  const { problems } = await checkContent({ folder, publicFolder, home: 'how-we-learn' });
  return problems.map(({ message }) => message);
}
