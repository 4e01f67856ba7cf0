import { getCollection } from 'astro:content';
import { sayLanguage, type LanguageCode } from '../languages.ts';
import { site } from '../site.ts';
import { listAlternates, pagePath, pickVersion, readId } from '../utils/addresses.ts';
import { lastChanged, readHistory } from './history.ts';

/** Days as `2026-11-24`, where they are known. */
export interface PageDates {
  published?: string | undefined;
  /** The last change: as the page's editors say, else as git knows. */
  changed?: string | undefined;
}

/** A page in one language. */
export type Page = Awaited<ReturnType<typeof readPages>>[number];

let pages: ReturnType<typeof readPages> | undefined;

/**
 * All published pages, read once in a build; while an editor writes, each time, and the drafts too.
 *
 * @returns each page's entry; its path without the base path: `/` or `/<id>/`; its name and language;
 *   the path of the original that it is a translation of; its front matter with what it takes from that
 */
export function getPages() {
  return import.meta.env.DEV ? readPages() : (pages ??= readPages());
}

async function readPages() {
  const entries = await getCollection('pages', ({ data }) => import.meta.env.DEV || !data.draft);
  return entries.map((entry) => {
    const { name, language } = readId(entry.id);
    const isTranslation = language !== site.language;
    const source = entries.find(({ id, data }) => isTranslation && id === name && !data.draft);
    // The cover is taken from the original where the text is rendered: src/markdown/intro.ts.
    const { navigation, category, published } = source?.data ?? {};
    const data = { navigation, category, published, ...entry.data };
    const original = source && pagePath(source.id, site.home);
    return { entry, data, name, language, original, path: pagePath(entry.id, site.home) };
  });
}

/** Each page once: in a language where it exists in that, else the original. */
async function getVersions(language: LanguageCode): Promise<Page[]> {
  const groups = Map.groupBy(await getPages(), ({ name }) => name);
  return [...groups.values()].flatMap((versions) => pickVersion(versions, language) ?? []);
}

/** The pages from the home page down to a page, both included. */
export async function getBreadcrumbs({ name, language }: Page) {
  const depth = (page: Page) => (page.name === site.home ? 0 : page.name.length);
  return (await getVersions(language))
    .filter((page) => page.name === site.home || `${name}/`.startsWith(`${page.name}/`))
    .sort((one, other) => depth(one) - depth(other));
}

/**
 * The links of the menu in a language, in its order; a `note` says if a page is in another language.
 */
export async function getNavigation(language: LanguageCode) {
  const links = (await getVersions(language)).flatMap((page) => {
    const labelLanguage = page.entry.data.navigation ? page.language : site.language;
    const note = page.language === language ? undefined : sayLanguage(page.language, language);
    const { navigation } = page.data;
    return navigation ? [{ ...page, ...navigation, labelLanguage, note }] : [];
  });
  return links.sort((one, other) => one.order - other.order || (one.name < other.name ? -1 : 1));
}

/** The versions of a page for `hreflang`, each with its path without the base path. */
export async function getAlternates(page: Page) {
  return listAlternates(page, await getPages());
}

/**
 * All old addresses of the published pages, and the home page's `/<id>/`, which it would have if
 * another page were the home page.
 *
 * @returns each as the editor wrote it (`/about/`, `/about.html`), and the page's path, title and
 *   language; no base path is in them
 */
export async function getRedirects() {
  return (await getPages()).flatMap(({ entry, path, name, language }) => {
    const named = name === site.home ? [`/${entry.id}/`] : [];
    const { redirectFrom: old = [], title } = entry.data;
    return [...named, ...old].map((from) => ({ from, to: path, title, language }));
  });
}

/** When a page was published and changed. */
export function datesOf({ entry, data }: Page): PageDates {
  return {
    published: data.published?.toISOString().slice(0, 10),
    changed: entry.filePath && lastChanged(entry.filePath, history, data.updated),
  };
}

/** Read once, even while an editor writes: a commit does not have to show at once. */
const history = readHistory(process.cwd());
