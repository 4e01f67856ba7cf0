import { randomUUID } from 'node:crypto';
import { decodeAddress } from '../../utils/addresses.ts';
import type { Client, Response } from '../request.ts';
import { readPage, wordsOf } from './read-page.ts';

/** The home page of a site, or of one of its languages. */
const HOME_PATH = /^\/([a-z]{2}([-_][a-z]{2})?\/?|index\.\w+)?$/i;

/** Says why a page that responds with success is none; returns nothing for a living one. */
export type Soft404Finder = (url: string, response: Response) => Promise<string | undefined>;

/**
 * Tells missing pages that respond with success from living ones: it compares a page with what its
 * host shows for two addresses beside it that cannot exist, requested once for each folder.
 */
export function createSoft404Finder(request: Client): Soft404Finder {
  const folders = new Map<string, Promise<Shown[]>>();
  const requestAll = async (urls: string[]) => {
    const shown = urls.map(async (url) => {
      const response = await request(url).catch(() => undefined);
      return response && response.status < 300 ? [describe(url, response)] : [];
    });
    return (await Promise.all(shown)).flat();
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
    const requests =
      folders.get(folder) ?? requestAll([beside(randomUUID()), beside(randomUUID())]);
    folders.set(folder, requests);
    const [one, other] = await requests;
    if (!one || !other) return undefined;
    const page = describe(url, response);
    if (response.redirects.length > 0 && page.place === one.place) {
      return `it leads to ${response.url}, as any address there does`;
    }
    // What changes between two missing pages may change as much again in a third one.
    const isMissing =
      page.words.difference(one.words).size <= 2 * other.words.difference(one.words).size &&
      one.words.difference(page.words).size <= 2 * one.words.difference(other.words).size;
    return isMissing ? `${response.status}, but any address there shows the same` : undefined;
  };
}

/** What a host shows for an address. */
interface Shown {
  /** Where it leads, without the query. */
  place: string;
  /** Its words without those of its address, and without numbers, which may be times or codes. */
  words: Set<string>;
}

function describe(requested: string, response: Response): Shown {
  const { origin, pathname } = new URL(response.url);
  const { title, words } = readPage(response);
  const own = words.union(wordsOf(title)).difference(wordsOf(decodeAddress(requested)));
  const isNumber = (word: string) => /\d/.test(word);
  return { place: origin + pathname, words: new Set([...own].filter((word) => !isNumber(word))) };
}
