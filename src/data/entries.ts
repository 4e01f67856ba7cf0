import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseFrontmatter } from 'astro/markdown';
import { lastChanged, readHistory } from './history.ts';
import { site } from '../site.ts';
import { entryId, pagePath } from '../utils/addresses.ts';

/** Folder of the pages, below the project's. */
export const PAGES = 'src/content/pages';

/** What the content check reads of the project in the current folder. */
export const siteContent = {
  folder: path.resolve(PAGES),
  publicFolder: path.resolve('public'),
  home: site.home,
  pictureCache: path.resolve('node_modules/.astro/pictures.json'),
  retired: site.retired,
};

/** The entry of a published page, for what runs beside Astro and cannot use its collections. */
interface PublishedEntry {
  /** Path below the folder of the pages, with `/` between its parts. */
  file: string;
  /** What is below the front matter. */
  text: string;
  /** Day in the front matter, if there is one. */
  updated: unknown;
  /** Its earlier addresses. */
  redirectFrom: string[];
}

/**
 * Lists the entries of all published pages: those that are not drafts.
 *
 * @param root the project's folder
 */
export async function listPublishedEntries(root = '.'): Promise<PublishedEntry[]> {
  const files = await Array.fromAsync(glob('**/*.mdx', { cwd: path.join(root, PAGES) }));
  const entries = files.map(async (file) => {
    const source = await readFile(path.join(root, PAGES, file), 'utf8');
    const { frontmatter, content: text } = parseFrontmatter(source);
    const { draft, updated, redirectFrom = [] } = frontmatter as Record<string, unknown>;
    return draft === true
      ? []
      : [
          {
            file: file.replaceAll('\\', '/'),
            text,
            updated,
            redirectFrom: redirectFrom as string[],
          },
        ];
  });
  return (await Promise.all(entries)).flat();
}

/**
 * Lists all published pages: the path of each without the base path, `/` or `/<id>/`, and the day of
 * its last change, as `2026-11-24`: `updated`, else the day that git knows.
 */
export async function listPublishedPages() {
  const history = readHistory(process.cwd());
  const entries = await listPublishedEntries();
  return entries.map(({ file, updated }) => ({
    path: encodeURI(pagePath(entryId(file), site.home)),
    changed: lastChanged(`${PAGES}/${file}`, history, updated),
  }));
}
