import { count } from '../../utils/count.ts';
import { UserError } from '../../utils/user-error.ts';
import type { Answer, Reader } from './fetching.ts';
import { parseSitemap, type Sitemap } from './sitemap-file.ts';
import { UnreadError } from './unread-error.ts';

/** How many addresses are compared: as many as one sitemap may hold. https://www.sitemaps.org/protocol.html */
const MAX_ADDRESSES = 50_000;

/** How many indexes may stand one above the other. */
const MAX_LEVELS = 2;

/** What a site's sitemaps name. */
export interface Listing {
  /** The addresses of its pages. */
  pages: URL[];
  /** The site's host, and the one that it leads to: `p2pu.org`, `www.p2pu.org`. */
  hosts: Set<string>;
  /** What could not be read, and why: a sentence each. */
  gaps: string[];
}

/**
 * Reads a sitemap, and those on the same host that it names.
 *
 * @throws {UserError} where the first one cannot be read
 */
export async function readSitemaps(address: string, read: Reader): Promise<Listing> {
  const first = await read(address).catch(explainMissing);
  const hosts = new Set([new URL(address).host, first.address.host]);
  const gaps: string[] = [];
  const pages: string[] = [];
  const seen = new Set([new URL(address).href]);

  let level: Sitemap[] = [parseSitemap(first.body, address)];
  for (let depth = 0; level.length > 0; depth++) {
    for (const sitemap of level) for (const page of sitemap.pages) pages.push(page);
    const named = own(level.flatMap(({ sitemaps }) => sitemaps))
      .map(({ href }) => href)
      .filter((href) => !seen.has(href) && seen.add(href));
    if (depth === MAX_LEVELS && named.length > 0) {
      gaps.push(
        `${count(named.length, 'sitemap was', 'sitemaps were')} not read, since more than ${MAX_LEVELS} indexes stand above, such as ${named[0] ?? ''}.`,
      );
      break;
    }
    level = (await Promise.all(named.map(readNested))).flat();
  }
  if (pages.length === 0) gaps.push(`${address} names no page.`);
  if (pages.length > MAX_ADDRESSES) {
    gaps.push(
      `The sitemap names ${pages.length} addresses, of which the first ${MAX_ADDRESSES} were compared.`,
    );
  }
  return { pages: own(pages.slice(0, MAX_ADDRESSES)), hosts, gaps };

  /** Those of the addresses that are on the site's host. */
  function own(locations: string[]): URL[] {
    const isOwn = (location: string) => hosts.has(URL.parse(location, address)?.host ?? '');
    const [other, ...others] = locations.filter((location) => !isOwn(location));
    if (other !== undefined) {
      gaps.push(
        `${count(others.length + 1, 'address in the sitemap is', 'addresses in the sitemap are')} not on ${first.address.host} and could not be compared, such as ${other}.`,
      );
    }
    return locations.filter(isOwn).map((location) => new URL(location, address));
  }

  async function readNested(href: string): Promise<Sitemap[]> {
    try {
      return [parseSitemap((await read(href)).body, href)];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      gaps.push(error.message);
      return [];
    }
  }
}

/** An answer of 404 is what a site has before it is first published. */
function explainMissing(error: unknown): Answer {
  if (error instanceof UnreadError && error.status === 404) {
    throw new UserError(
      `${error.address} answers with status 404: this is taken for the first publication, and nothing was compared.`,
    );
  }
  throw error;
}
