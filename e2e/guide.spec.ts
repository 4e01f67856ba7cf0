import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { z } from 'astro/zod';
import type { Code, Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { visitParents } from 'unist-util-visit-parents';
import { componentSchemas } from '../src/schemas/components.ts';
import { pageSchema } from '../src/schemas/page.ts';
import { checkContent } from '../src/tools/content-check/index.ts';
import { generateFiles } from '../src/tools/guide/index.ts';
import { page, photo } from './fixtures/content-check/row.ts';
import { projectFolder } from './support/builds.ts';
import { writeTree } from './support/files.ts';

// The editors' guide is correct.

const GUIDE = 'src/content/README.md';

test('every key is described, and guide and snippets are up to date: npm run guide', async () => {
  for (const schema of [pageSchema, ...Object.values(componentSchemas)]) {
    for (const [key, value] of Object.entries<z.ZodType>(schema.shape)) {
      expect(value.meta()?.description, key).toBeTruthy();
    }
  }
  for (const [file, text] of Object.entries(await generateFiles(projectFolder))) {
    expect(await read(file), file).toBe(text);
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
