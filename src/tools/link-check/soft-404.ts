import { randomUUID } from 'node:crypto';
import { decodeAddress } from '../../utils/addresses.ts';
import type { Client, Response } from '../request.ts';
import { readPage, wordsOf } from './read-page.ts';

/** The home page of a site, or of one of its languages. */
const HOME_PATH = /^\/([a-z]{2}([-_][a-z]{2})?\/?|index\.\w+)?$/i;

/** Says why a page that responds with success is missing; returns nothing for a living one. */
export type Soft404Finder = (url: string, response: Response) => Promise<string | undefined>;

/** Makes a finder for one run, which compares a page with two addresses beside it that cannot exist. */
export function createSoft404Finder(request: Client): Soft404Finder {
  const folders = new Map<string, Promise<(Shown | undefined)[]>>();
  const look = async (url: string) => {
    const response = await request(url).catch(() => undefined);
    return response && response.status < 300 ? describe(url, response) : undefined;
  };
  return async (url, response) => {
    const { pathname, search } = new URL(url);
    // There is nothing beside a home page, and nothing to compare in a shell that a script fills.
    if (HOME_PATH.test(pathname) && search === '') return undefined;
    if (readPage(response).words.size === 0) return undefined;
    // Beside /a/b.html is /a/x.html, beside /a/b/ is /a/x/.
    const beside = (name: string) =>
      new URL(pathname.replace(/[^/]*?(\.\w+)?(\/?)$/, `${name}$1$2`), url).href;
    const folder = beside('*');
    const missing =
      folders.get(folder) ?? Promise.all([randomUUID(), randomUUID()].map(beside).map(look));
    folders.set(folder, missing);
    const [one, other] = await missing;
    if (!one || !other) return undefined;
    const page = describe(url, response);
    if (response.redirects.length > 0 && page.place === one.place) {
      return `it leads to ${response.url}, as any address there does`;
    }
    // What differs between two missing pages may differ as much again in a third one.
    const shared = { ...one, words: one.words.intersection(other.words) };
    const isAlike = countNew(page, one) <= 2 * countNew(other, one) && countNew(shared, page) === 0;
    return isAlike ? `${response.status}, but any address there shows the same` : undefined;
  };
}

/** Where an address leads, the words there, and the words of the address, which the page may repeat. */
interface Shown {
  place: string;
  words: Set<string>;
  addressWords: Set<string>;
}

function describe(url: string, response: Response): Shown {
  const { origin, pathname } = new URL(response.url);
  const { title, words } = readPage(response);
  const addressWords = wordsOf(decodeAddress(url));
  return { place: origin + pathname, words: words.union(wordsOf(title)), addressWords };
}

/** How many words of a page another one lacks, but for numbers, which may be times or codes. */
function countNew({ words, addressWords }: Shown, other: Shown): number {
  const known = other.words.union(addressWords).union(other.addressWords);
  return [...words.difference(known)].filter((word) => !/\d/.test(word)).length;
}
