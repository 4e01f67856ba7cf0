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
  const folders = new Map<string, Promise<Shown[]>>();
  const requestBeside = async (url: string) => {
    const response = await request(url).catch(() => undefined);
    return response && response.status < 300 ? [describe(url, response)] : [];
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
    const requests = [randomUUID(), randomUUID()].map((name) => beside(name));
    const shown =
      folders.get(folder) ?? Promise.all(requests.map(requestBeside)).then((all) => all.flat());
    folders.set(folder, shown);
    const [one, other] = await shown;
    if (!one || !other) return undefined;
    const page = describe(url, response);
    if (response.redirects.length > 0 && page.place === one.place) {
      return `it leads to ${response.url}, as any address there does`;
    }
    // What changes between two missing pages may change as much again in a third one.
    const isAlike =
      page.words.difference(one.words).size <= 2 * other.words.difference(one.words).size &&
      one.words.difference(page.words).size <= 2 * one.words.difference(other.words).size;
    return isAlike ? `${response.status}, but any address there shows the same` : undefined;
  };
}

/** Where an address leads, and the words there: without its own, and without numbers, times and codes. */
interface Shown {
  place: string;
  words: Set<string>;
}

function describe(requested: string, response: Response): Shown {
  const { origin, pathname } = new URL(response.url);
  const { title, words } = readPage(response);
  const own = words.union(wordsOf(title)).difference(wordsOf(decodeAddress(requested)));
  return { place: origin + pathname, words: new Set([...own].filter((word) => !/\d/.test(word))) };
}
