import { site } from '../../site.ts';
import { decodeAddress, withoutBase } from '../../utils/addresses.ts';
import { isDownload } from '../../utils/downloads.ts';
import { builtFiles, builtSite, type BuiltPage } from '../built-pages.ts';
import type { OlderSite } from './older-site.ts';

/** What is at an address: a page, or another file. */
type Place = Partial<BuiltPage> & { path: string };

/**
 * Looks for each address of an older site, and for each anchor in its pages, in a built site.
 *
 * @param folder the built site
 * @returns what is lost, in order, and how many anchors were compared: those at addresses that still exist
 * @throws {UserError} if nothing is built
 */
export async function compareSites(older: OlderSite, folder: string) {
  const { site: origin, base, pages } = await builtSite(folder);
  const files = (await builtFiles(folder)).map((file): Place => ({ path: `/${file}` }));
  const found = pages.map((page) => ({ ...page, path: withoutBase(page.path, base) }));
  const places = new Map([...files, ...found].map((place) => [keyOf(place.path), place]));

  /** What is at an address, after all redirects; undefined if they lead nowhere. */
  function find(path: string, redirects = 0): Place | undefined {
    const place = places.get(keyOf(path));
    if (place?.refreshTo === undefined) return place;
    const { href, origin: host, pathname } = new URL(place.refreshTo, place.url);
    if (host !== origin || !pathname.startsWith(base)) return { path: href };
    // Browsers give up here, too. https://fetch.spec.whatwg.org/#http-redirect-fetch
    return redirects < 20 ? find(withoutBase(pathname, base), redirects + 1) : undefined;
  }

  function adviseOn(path: string): string {
    const key = keyOf(path);
    const isTwin = (other: string) => other !== key && other.toLowerCase() === key.toLowerCase();
    const twin = places.keys().find(isTwin);
    if (twin)
      return `Redirect it to ${twin} on the host: redirectFrom ignores upper and lower case.`;
    const folder = key.slice(0, key.lastIndexOf('/'));
    if (isDownload(key) && folder !== '' && places.has(folder))
      return `Put the file back, src/content/pages${display(path)}, and link to it.`;
    if (/\.(?!html?$)[a-z]\w*$/i.test(key)) return `Put the file back: public${display(path)}.`;
    return `Add "- ${display(path)}" to redirectFrom on the page that replaces it.`;
  }

  const losses: { title: string; message: string }[] = [];
  let anchorCount = 0;
  const retired = new Set(site.retired.map(keyOf));
  for (const [path, ids] of [...older.pages].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const place = find(path);
    if (!place && !retired.has(keyOf(path))) {
      losses.push({ title: 'Address lost', message: `${display(path)}  ${adviseOn(path)}` });
    }
    if (!place?.ids) continue;
    anchorCount += ids.size;
    for (const id of ids.difference(place.ids)) {
      const advice = `Add <Anchor id="${id}" /> to ${display(place.path)}, before the text that replaces it.`;
      losses.push({ title: 'Anchor lost', message: `${display(path)}#${id}  ${advice}` });
    }
  }
  return { losses, anchorCount };
}

/** The same for all spellings of a path: with `index.html`, with a slash at its end, or without. */
function keyOf(path: string): string {
  const decoded = decodeAddress(path).normalize('NFC');
  return decoded.replace(/\/(index\.html)?$/, '');
}

/** A path as people read it, and as `redirectFrom` takes it. */
function display(path: string): string {
  return decodeAddress(path).replace(/\s/g, encodeURIComponent);
}
