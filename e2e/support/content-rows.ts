import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fixContent } from '../../src/tools/content-check/fix.ts';
import { checkContent } from '../../src/tools/content-check/index.ts';
import { addressFileRules } from '../../src/tools/content-check/rules/addresses.ts';
import { downloadFileRules } from '../../src/tools/content-check/rules/downloads.ts';
import { pictureFileRules } from '../../src/tools/content-check/rules/pictures.ts';
import { page } from '../fixtures/content-check/row.ts';
import type { Fault, Files, Honest, More } from '../fixtures/content-check/row.ts';
import { SITE_URL } from './builds.ts';
import { writeTree, type Tree } from './files.ts';

/** A valid page that others link to. */
export const HOME: Tree = {
  'home/index.mdx': page('## A section\n\nText.').replaceAll('A page', 'The home page'),
};

/** Rules that only warn. */
const WARNINGS = ['download-unused', 'page-twin', 'picture-unused'];

/** The rows of a topic. */
export interface Table {
  faults: Fault[];
  honest: Honest[];
}

/** A row of a table, ready to be tested. */
export type Row = ReturnType<typeof readRows>[number];

/** Reads the rows of a topic. */
export function readRows(topic: string, { faults, honest }: Table) {
  const good = honest.map((row) => ['', ...(typeof row === 'string' ? [row] : row)] as const);
  return [...faults, ...good].map(([rule, text, ...rest], index) => {
    const more = rest.find((it): it is More => typeof it === 'object' && !Array.isArray(it)) ?? {};
    const [said, ...texts] = rest.filter((it) => typeof it === 'string' || Array.isArray(it));
    const [says, [write, html]] = [[said ?? ''].flat(), texts.flat()];
    const files = { text, file: `${topic}-${index}/index.mdx`, ...more };
    const ofFile = rule in { ...pictureFileRules, ...downloadFileRules };
    const [other] = ofFile ? Object.keys(files.beside ?? {}) : [];
    const on = more.on ?? other;
    const start = ofFile || rule in addressFileRules ? 0 : files.source ? 1 : files.keys ? 4 : 6;
    const paragraphs = says.map((_, index) => (more.line ?? start) + 2 * index);
    const lines = rule === '' ? [] : (more.lines ?? paragraphs);
    const places = lines.map((line, index) => [rule, says[index] ?? says[0], line, on] as const);
    const expected = [...places, ...(more.also ?? [])].map(([name, phrase, line, where]) => ({
      ...{ rule: name, says: phrase ?? '', line: line || undefined },
      file: path.posix.join(files.file, where ? `../${where}` : ''),
      level: more.level ?? (WARNINGS.includes(name) ? 'warning' : 'error'),
    }));
    const isObeyed = write !== undefined || more.write;
    const fix = typeof more.fix === 'string' ? { text: more.fix } : more.fix;
    const { file, home = 'home' } = files;
    return {
      ...{ name: `${rule} ${file} ${text.slice(0, 60)}`, file, home, html, expected },
      files: toTree(files),
      fixed: toTree({ ...files, ...fix })[file] ?? '',
      write: isObeyed ? toTree({ ...files, text: write ?? text, ...more.write }) : undefined,
    };
  });
}

function toTree({ text = '', keys, source, file = '', beside = {} }: Files): Tree {
  const folder = path.posix.dirname(file);
  const tree: Tree = { [file]: source ?? page(text, keys) };
  for (const name in beside) tree[path.posix.join(folder, name)] = beside[name] ?? '';
  return tree;
}

/** Calls a function with the options for files in a temporary folder, outside of any git history. */
async function withFiles<Result>(
  tree: Tree,
  home: string,
  use: (options: Parameters<typeof checkContent>[0]) => Promise<Result>,
): Promise<Result> {
  await using root = await mkdtempDisposable(path.join(tmpdir(), 'content-'));
  const [folder, publicFolder] = [path.join(root.path, 'pages'), path.join(root.path, 'public')];
  await writeTree(folder, tree);
  await writeTree(publicFolder, { 'downloads/list.pdf': '' });
  return await use({ folder, publicFolder, home, url: SITE_URL });
}

/** Checks files. */
export const check = (tree: Tree, home = 'home') => withFiles(tree, home, checkContent);

/** Checks files, and reads one of them before, after fixes, and after fixes once more. */
export function checkAndFix(tree: Tree, home: string, file: string) {
  return withFiles(tree, home, async (options) => {
    const read = () => readFile(path.join(options.folder, file), 'utf8');
    const [{ problems }, before] = [await checkContent(options), await read()];
    await fixContent(options, () => true);
    const after = await read();
    await fixContent(options, () => true);
    return { problems, before, after, afterTwice: await read() };
  });
}
