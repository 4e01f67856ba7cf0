import { mkdtemp, readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Code, Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { visitParents } from 'unist-util-visit-parents';
import { checkContent } from '../src/tools/content-check/index.ts';
import { generateFiles } from '../src/guide/generated.ts';
import { pageSchema } from '../src/schemas/page.ts';
import { page, photo } from './fixtures/invalid-entries/invalid-entry.ts';
import { cacheFolder, projectFolder } from './support/builds.ts';

// What editors are told is true.

test('the guide’s tables and the snippets say what schemas, rules and examples say', async () => {
  for (const [file, text] of Object.entries(await generateFiles(projectFolder))) {
    const written = await readFile(path.join(projectFolder, file), 'utf8');
    expect(written, `${file} is up to date: npm run guide`).toBe(text);
  }
});

test('every example in the guides is a page that the content check lets pass', async () => {
  for (const guide of ['src/content/README.md', 'README.md']) {
    const examples = await readExamples(guide);
    expect(examples.length).toBeGreaterThan(0);
    for (const { value, position } of examples) {
      const place = `${guide}:${position?.start.line ?? 0}`;
      expect(await complaintsOf(value), place).toEqual([]);
    }
  }
});

test('every example of a key is front matter that the content check lets pass', async () => {
  for (const [key, schema] of Object.entries(pageSchema.shape)) {
    const { example } = schema.meta() as { example: string };
    const isUsual = ['title', 'description'].includes(key);
    const usual = page('A text.').replace(isUsual ? new RegExp(`^${key}: .*\n`, 'm') : '', '');
    const source = usual.replace('\n---\n', `\n${example}\n---\n`);
    expect(await complaintsOf(source), key).toEqual([]);
  }
});

async function readExamples(file: string): Promise<Code[]> {
  const text = await readFile(path.join(projectFolder, file), 'utf8');
  const tree = markdownToMdast(text) as Root;
  const examples: Code[] = [];
  visitParents(tree, 'code', (node) => {
    if (/^mdx?$/.test(node.lang ?? '')) examples.push(node);
  });
  return examples;
}

/** What the content check says of an example, with the pictures that it names beside it. */
async function complaintsOf(example: string): Promise<string[]> {
  await mkdir(cacheFolder, { recursive: true });
  const folder = await mkdtemp(path.join(cacheFolder, 'guide-'));
  const names = ['circle.jpg', 'my first cup.jpg', 'cap.jpg'];
  const shown = names.filter((name) => example.includes(name));
  for (const name of ['how-we-learn', 'first-meeting']) await mkdir(path.join(folder, name));
  for (const name of shown) await writeFile(path.join(folder, 'first-meeting', name), photo);
  const source = example.startsWith('---\n') ? example : page(example);
  await writeFile(path.join(folder, 'first-meeting/index.mdx'), source);
  await writeFile(path.join(folder, 'how-we-learn/index.mdx'), page('A text.'));
  const publicFolder = path.join(projectFolder, 'public');
  const options = { folder, publicFolder, home: 'how-we-learn' };
  const { problems } = await checkContent(options);
  await rm(folder, { recursive: true });
  return problems.map(({ reason }) => reason);
}
