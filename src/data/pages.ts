import { getCollection, type CollectionEntry } from 'astro:content';
import { site } from '../site.ts';
import { pagePath } from '../utils/addresses.ts';
import { lastChanged, readHistory } from './history.ts';

/** Days as `2026-11-24`, where they are known. */
export interface PageDates {
  published?: string | undefined;
  /** The last change: as the page's editors say, else as git knows. */
  changed?: string | undefined;
}

let pages: ReturnType<typeof readPages> | undefined;

/**
 * All published pages, read once in a build; while an editor writes, each time, and the drafts too.
 *
 * @returns each page's entry, and its path without the base path: `/` or `/<id>/`
 */
export function getPages() {
  return import.meta.env.DEV ? readPages() : (pages ??= readPages());
}

async function readPages() {
  const entries = await getCollection('pages', ({ data }) => import.meta.env.DEV || !data.draft);
  return entries.map((entry) => ({ entry, path: pagePath(entry.id, site.home) }));
}

/** The pages from the home page down to a path, both included. */
export async function getBreadcrumbs(path: string) {
  const above = (await getPages()).filter((page) => path.startsWith(page.path));
  return above.sort((one, other) => one.path.length - other.path.length);
}

/** The links of the menu, in its order: a label and a path without the base path each. */
export async function getNavigation() {
  const links = (await getPages()).flatMap(({ entry: { data }, path }) =>
    data.navigation ? [{ ...data.navigation, path }] : [],
  );
  return links.sort((one, other) => one.order - other.order || (one.path < other.path ? -1 : 1));
}

/**
 * All old addresses of the published pages, and the home page's `/<id>/`, which it would have if
 * another page were the home page.
 *
 * @returns each as the editor wrote it (`/about/`, `/about.html`), and the page's path and title; no
 *   base path is in them
 */
export async function getRedirects() {
  return (await getPages()).flatMap(({ entry, path }) => {
    const named = path === '/' ? [`/${entry.id}/`] : [];
    const old = entry.data.redirectFrom ?? [];
    return [...named, ...old].map((from) => ({ from, to: path, title: entry.data.title }));
  });
}

/** When a page was published and changed. */
export function datesOf({ data, filePath }: CollectionEntry<'pages'>): PageDates {
  return {
    published: data.published?.toISOString().slice(0, 10),
    changed: filePath && lastChanged(filePath, history, data.updated),
  };
}

/** Read once, even while an editor writes: a commit does not have to show at once. */
const history = readHistory(process.cwd());
