import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseFrontmatter } from 'astro/markdown';
import { lastChanged, readHistory } from './history.ts';
import { site } from '../site.ts';
import { entryId, pagePath, readFileName } from '../utils/addresses.ts';

/** Folder of the pages, below the project's. */
export const PAGES = 'src/content/pages';

/** What the content check reads of the project in the current folder. */
export const siteContent = {
  folder: path.resolve(PAGES),
  publicFolder: path.resolve('public'),
  home: site.home,
  url: site.url,
  retired: site.retired,
};

/**
 * Lists the entries of all published pages, those that are not drafts, for what runs beside Astro and
 * cannot use its collections.
 *
 * @param root the project's folder
 * @returns of each entry its file, a path below the folder of the pages, with `/` between its parts;
 *   what is below the front matter; of that, the day and the earlier addresses
 */
export async function listPublishedEntries(root = '.') {
  const files = await Array.fromAsync(glob('**/*.mdx', { cwd: path.join(root, PAGES) }));
  const entries = files.map(async (name) => {
    const source = await readFile(path.join(root, PAGES, name), 'utf8');
    const { frontmatter, content: text } = parseFrontmatter(source);
    const { draft, updated, redirectFrom = [] } = frontmatter as Record<string, unknown>;
    const entry = { text, updated, redirectFrom: redirectFrom as string[] };
    return draft === true ? [] : [{ file: name.replaceAll('\\', '/'), ...entry }];
  });
  return (await Promise.all(entries)).flat();
}

/**
 * Lists the published pages: name, language, path without the base path, `/` or `/<id>/`, and the day
 * of the last change, as `2026-11-24`: `updated`, else the day that git knows.
 */
export async function listPublishedPages() {
  const history = readHistory(process.cwd());
  const entries = await listPublishedEntries();
  return entries.map(({ file, updated }) => ({
    ...readFileName(file),
    path: pagePath(entryId(file), site.home),
    changed: lastChanged(`${PAGES}/${file}`, history, updated),
  }));
}
