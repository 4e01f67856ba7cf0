import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseFrontmatter } from 'astro/markdown';
import { lastChanged, readHistory } from './history.ts';
import { site } from '../site.ts';
import { entryId, pagePath } from '../utils/addresses.ts';

/** Folder of the pages, below the project's. */
const PAGES = 'src/content/pages';

/** A published page, for what runs beside Astro and cannot use its collections. */
export interface PublishedPage {
  /** Path without the base path, as an address has it: `/` or `/<id>/`. */
  path: string;
  /** Day of the last change, as `2026-11-24`: `updated`, else the day that git knows. */
  changed: string | undefined;
}

/**
 * Reads all published pages: those that are no drafts.
 *
 * @param root the project's folder
 */
export async function readPublishedPages(root: string): Promise<PublishedPage[]> {
  const history = readHistory(root);
  const pages: PublishedPage[] = [];
  for await (const file of glob('**/*.mdx', { cwd: path.join(root, PAGES) })) {
    const { draft, updated } = parseFrontmatter(
      await readFile(path.join(root, PAGES, file), 'utf8'),
    ).frontmatter;
    if (draft === true) continue;
    const name = file.replaceAll('\\', '/');
    pages.push({
      path: encodeURI(pagePath(entryId(name), site.home)),
      changed:
        updated instanceof Date
          ? updated.toISOString().slice(0, 10)
          : lastChanged(`${PAGES}/${name}`, history),
    });
  }
  return pages;
}
