import { getCollection, type CollectionEntry } from 'astro:content';
import { site } from '../site.ts';
import { pagePath } from '../utils/addresses.ts';
import { lastChanged, readHistory } from './history.ts';

/** A page of the site: an entry, and the path at which it is served. */
export interface Page {
  /** The entry's front matter and text. */
  entry: CollectionEntry<'pages'>;
  /** Path without the base path: `/` or `/<id>/`. */
  path: string;
}

/** A link in the list of pages. */
export interface NavigationLink {
  /** What it says. */
  label: string;
  /** Path of the page, without the base path. */
  path: string;
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

/** Days of a page's life, each as `2026-11-24`; nothing where it is not known. */
export interface PageDates {
  /** When readers could first read it. */
  published?: string | undefined;
  /** When it last changed: what its editors say, else what git knows. */
  changed?: string | undefined;
}

/** All published pages; while an editor writes, the drafts too. */
export const getPages = oncePerBuild(async (): Promise<Page[]> => {
  const entries = await getCollection('pages', ({ data }) => import.meta.env.DEV || !data.draft);
  return entries.map((entry) => ({ entry, path: pagePath(entry.id, site.home) }));
});

const getPagesByPath = oncePerBuild(async () => {
  const pages = await getPages();
  return new Map(pages.map((page) => [page.path, page]));
});

/** The pages from the home page down to a path, both included. */
export async function getBreadcrumbs(path: string): Promise<Page[]> {
  const pages = await getPagesByPath();
  const slashes = Array.from(path.matchAll(/\//g));
  return slashes.flatMap(({ index }) => pages.get(path.slice(0, index + 1)) ?? []);
}

/** The pages whose front matter puts them into the list of pages, in its order. */
export const getNavigation = oncePerBuild(async (): Promise<NavigationLink[]> => {
  const pages = await getPages();
  return pages
    .flatMap(({ entry, path }) => {
      const { navigation } = entry.data;
      return navigation ? [{ ...navigation, path }] : [];
    })
    .sort((one, other) => one.order - other.order || (one.path < other.path ? -1 : 1));
});

/**
 * All old addresses of the published pages; and that of the home page by its name, at which it
 * would stand, and may stand one day, if another page were the home page.
 */
export async function getRedirects(): Promise<Redirect[]> {
  const pages = await getPages();
  return pages.flatMap(({ entry, path }) => {
    const named = path === '/' ? [`/${entry.id}/`] : [];
    const old = entry.data.redirectFrom ?? [];
    return [...named, ...old].map((from) => ({ from, to: path, title: entry.data.title }));
  });
}

/** When a page was published and changed. */
export function datesOf({ data, filePath }: CollectionEntry<'pages'>): PageDates {
  return {
    published: data.published && toDay(data.published),
    changed: data.updated ? toDay(data.updated) : filePath && lastChanged(filePath, history),
  };
}

/** Read once, while an editor writes, too: a day that is over makes no difference. */
const history = readHistory(process.cwd());

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** A query that is answered once in a build; while an editor writes, anew each time. */
function oncePerBuild<Answer>(query: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | undefined;
  return () => (import.meta.env.DEV ? query() : (answer ??= query()));
}
