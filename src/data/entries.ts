import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseFrontmatter } from 'astro/markdown';
import { lastChanged, readHistory } from './history.ts';
import { site } from '../site.ts';
import { entryId, pagePath } from '../utils/addresses.ts';

/** Folder of the pages, below the project's. */
const PAGES = 'src/content/pages';

/** A published page's file, for what runs beside Astro and cannot use its collections. */
export interface PublishedEntry {
  /** Path below the folder of the pages, with `/` between its parts. */
  file: string;
  /** What is below the front matter. */
  text: string;
  /** Day in the front matter, if there is one. */
  updated: unknown;
}

/**
 * Reads the entries of all published pages: those that are no drafts.
 *
 * @param root the project's folder
 */
export async function readPublishedEntries(root: string): Promise<PublishedEntry[]> {
  const entries: PublishedEntry[] = [];
  for await (const file of glob('**/*.mdx', { cwd: path.join(root, PAGES) })) {
    const source = await readFile(path.join(root, PAGES, file), 'utf8');
    const { frontmatter, content: text } = parseFrontmatter(source);
    const { draft, updated } = frontmatter;
    if (draft !== true) entries.push({ file: file.replaceAll('\\', '/'), text, updated });
  }
  return entries;
}

/**
 * Lists all published pages: the path of each without the base path, `/` or `/<id>/`, and the day of
 * its last change, as `2026-11-24`: `updated`, else the day that git knows.
 */
export async function readPublishedPages(root: string) {
  const history = readHistory(root);
  const entries = await readPublishedEntries(root);
  return entries.map(({ file, updated }) => ({
    path: encodeURI(pagePath(entryId(file), site.home)),
    changed:
      updated instanceof Date
        ? updated.toISOString().slice(0, 10)
        : lastChanged(`${PAGES}/${file}`, history),
  }));
}
