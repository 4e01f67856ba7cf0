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

/** The pictures that examples name. */
const PICTURES = ['circle.jpg', 'my first cup.jpg', 'cap.jpg', 'checklist.pdf'];

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
  const publicFolder = path.join(projectFolder, 'public');
  for (const guide of ['src/content/README.md', 'README.md']) {
    const examples = await readExamples(guide);
    expect(examples.length).toBeGreaterThan(0);
    for (const { value, position } of examples) {
      const where = `${guide}:${position?.start.line ?? 0}`;
      const folder = test.info().outputPath(where.replaceAll(/[/:]/g, '-'));
      const pictures = PICTURES.filter((name) => value.includes(name));
      await writeTree(folder, {
        'first-meeting/index.mdx': value.startsWith('---\n') ? value : page(value),
        'how-we-learn/index.mdx': page('A text.').replaceAll('A page', 'Home'),
        ...Object.fromEntries(pictures.map((name) => [`first-meeting/${name}`, photo])),
      });
      const { problems } = await checkContent({ folder, publicFolder, home: 'how-we-learn' });
      expect(problems, where).toEqual([]);
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
