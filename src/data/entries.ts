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

/** A published page, for what runs beside Astro and cannot use its collections. */
interface PublishedPage {
  /** Path without the base path, as an address has it: `/` or `/<id>/`. */
  path: string;
  /** Day of the last change, as `2026-11-24`: `updated`, else the day that git knows. */
  changed: string | undefined;
}

/** Reads all published pages of the project in the current folder: those that are not drafts. */
export async function readPublishedPages(): Promise<PublishedPage[]> {
  const history = readHistory(process.cwd());
  const pages: PublishedPage[] = [];
  for await (const found of glob(`${PAGES}/**/*.mdx`)) {
    const { draft, updated } = parseFrontmatter(await readFile(found, 'utf8')).frontmatter;
    if (draft === true) continue;
    const file = found.replaceAll('\\', '/');
    const day = updated instanceof Date ? updated.toISOString().slice(0, 10) : undefined;
    pages.push({
      path: encodeURI(pagePath(entryId(file.slice(PAGES.length + 1)), site.home)),
      changed: day ?? lastChanged(file, history),
    });
  }
  return pages;
}
