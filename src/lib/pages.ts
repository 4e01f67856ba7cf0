import { getCollection, type CollectionEntry } from 'astro:content';
import { site } from '../site.ts';
import { pagePath } from '../utils/addresses.ts';
import { lastChanged, readHistory, type History } from './history.ts';

/** A page of the site: an entry, and the path at which it is served. */
export interface Page {
  /** The entry's front matter and text. */
  entry: CollectionEntry<'pages'>;
  /** Path without the base path: `/` or `/<id>/`. */
  path: string;
}

/** All published pages; while an editor writes, the drafts too. */
export async function getPages(): Promise<Page[]> {
  const entries = await getCollection('pages', ({ data }) => import.meta.env.DEV || !data.draft);
  return entries.map((entry) => ({ entry, path: pagePath(entry.id, site.home) }));
}

/** Days of a page's life, each as `2026-11-24`; nothing where it is not known. */
export interface PageDates {
  /** When readers could first read it. */
  published?: string | undefined;
  /** When it last changed: what its editors say, else what git knows. */
  changed?: string | undefined;
}

/** When a page was published and changed. */
export function datesOf({ data, filePath }: CollectionEntry<'pages'>): PageDates {
  return {
    published: data.published && toDay(data.published),
    changed: data.updated ? toDay(data.updated) : filePath && lastChanged(filePath, getHistory()),
  };
}

let history: History | undefined;

/** Read once in a build; while an editor writes, a day that is over makes no difference. */
function getHistory(): History {
  history ??= readHistory(process.cwd());
  return history;
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** The pages on the way from the first page to a path, both included. */
export async function getWay(path: string): Promise<Page[]> {
  const pages = await getPages();
  return pages
    .filter((page) => path.startsWith(page.path))
    .sort((one, other) => one.path.length - other.path.length);
}

/** A link in the list of pages. */
export interface NavigationLink {
  /** What it says. */
  label: string;
  /** Path of the page, without the base path. */
  path: string;
}

/** The pages whose front matter puts them into the list of pages, in its order. */
export async function getNavigation(): Promise<NavigationLink[]> {
  const pages = await getPages();
  return pages
    .flatMap(({ entry, path }) => {
      const { navigation } = entry.data;
      return navigation ? [{ ...navigation, path }] : [];
    })
    .sort((one, other) => one.order - other.order || (one.path < other.path ? -1 : 1));
}

/** An address at which a page once stood. */
export interface Redirect {
  /** The old address, without the base path, as the editor wrote it: `/about/`, `/about.html`. */
  from: string;
  /** Path of the page that stands for it now, without the base path. */
  to: string;
  /** The page's title. */
  title: string;
}

/**
 * All old addresses of the published pages; and that of the home page by its name, at which it
 * would stand, and may stand one day, if another page were the first.
 */
export async function getRedirects(): Promise<Redirect[]> {
  const pages = await getPages();
  return pages.flatMap(({ entry, path }) => {
    const named = path === '/' ? [`/${entry.id}/`] : [];
    const old = entry.data.redirectFrom ?? [];
    return [...named, ...old].map((from) => ({ from, to: path, title: entry.data.title }));
  });
}
