import { withoutBase } from '../../utils/addresses.ts';
import { builtFiles, builtSite, type BuiltPage } from '../built-pages.ts';
import { decodePath, keyOf } from './paths.ts';

/** After so many pages that lead on, a browser gives up. https://fetch.spec.whatwg.org/#http-redirect-fetch */
const MAX_STEPS = 20;

/** What a reader comes to at an address. */
export interface Place {
  /** Path of the page in the end, decoded and without the base path; of another site’s, its address. */
  path: string;
  /** Its ids; undefined where it is no page of this site. */
  ids: Set<string> | undefined;
}

/** The site as it is built now. */
export interface CurrentSite {
  /** Path that it stands under; begins and ends with a slash. */
  base: string;
  /** What is at each of its addresses: files, pages, and pages that lead to one of these. */
  places: Map<string, Place>;
  /** Paths of the pages at which an old address can be written down. */
  pages: string[];
}

/**
 * Reads a built site.
 *
 * @param folder the built folder
 * @throws {UserError} where nothing is built
 */
export async function readCurrentSite(folder: string): Promise<CurrentSite> {
  const { site, base, pages: built } = await builtSite(folder);
  const files = await builtFiles(folder);
  const pages = built.filter(({ file, refreshTo }) => file !== '404.html' && !refreshTo);
  const pathOf = (page: { path: string }) => decodePath(withoutBase(page.path, base));

  const places = new Map<string, Place>();
  for (const file of files) places.set(keyOf(`/${file}`), { path: `/${file}`, ids: undefined });
  for (const page of pages) {
    places.set(keyOf(pathOf(page)), { path: pathOf(page), ids: page.ids });
  }
  const redirects = new Map(
    built.filter(({ refreshTo }) => refreshTo).map((page) => [keyOf(pathOf(page)), page]),
  );

  /** What a redirect page leads to; nothing where that is nowhere. */
  function follow({ url, refreshTo = '' }: BuiltPage, steps = 1): Place | undefined {
    const target = URL.parse(refreshTo, url);
    if (!target) return undefined;
    if (target.origin !== site || !target.pathname.startsWith(base)) {
      return { path: target.href, ids: undefined };
    }
    const key = keyOf(pathOf({ path: target.pathname }));
    const next = redirects.get(key);
    if (!next) return places.get(key);
    return steps < MAX_STEPS ? follow(next, steps + 1) : undefined;
  }

  const followed = [...redirects].map(([key, page]) => [key, follow(page)] as const);
  for (const [key, place] of followed) {
    if (place) places.set(key, place);
    else places.delete(key);
  }
  return { base, places, pages: pages.map(pathOf) };
}
