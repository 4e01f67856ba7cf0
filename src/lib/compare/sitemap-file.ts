import { gunzipSync } from 'node:zlib';
import sax from 'sax';
import { UserError } from '../../utils/user-error.ts';
import { MAX_BYTES } from './fetching.ts';
import { TOO_LONG, UnreadError } from './unread-error.ts';

/** What a sitemap names, as it is written there. */
export interface Sitemap {
  /** Addresses of pages. */
  pages: string[];
  /** Addresses of further sitemaps. */
  sitemaps: string[];
}

/**
 * Reads a sitemap or an index of sitemaps, packed with gzip or not.
 * https://www.sitemaps.org/protocol.html
 *
 * @param address where it was found, for the message
 * @throws {UserError} where it is something else, or not whole
 */
export function parseSitemap(body: Buffer, address: string): Sitemap {
  const sitemap: Sitemap = { pages: [], sitemaps: [] };
  const lists = new Map([
    ['urlset/url/loc', sitemap.pages],
    ['sitemapindex/sitemap/loc', sitemap.sitemaps],
  ]);
  /** Names of the elements that are open, without their prefixes. */
  const open: string[] = [];
  let root = '';
  // A text comes in parts where it is long or has CDATA in it.
  const addText = (text: string) => {
    const list = lists.get(open.join('/'));
    list?.push((list.pop() ?? '') + text);
  };

  const parser = sax.parser(true);
  parser.onopentag = ({ name }) => {
    open.push(name.split(':').at(-1) ?? '');
    root ||= open.join();
    lists.get(open.join('/'))?.push('');
  };
  parser.ontext = addText;
  parser.oncdata = addText;
  parser.onclosetag = () => open.pop();
  parser.onerror = (error) => {
    throw error;
  };
  try {
    parser.write(unpack(body, address)).close();
  } catch (error) {
    throw error instanceof UserError ? error : notASitemap(address);
  }
  if (root !== 'urlset' && root !== 'sitemapindex') throw notASitemap(address);
  return sitemap;
}

function unpack(body: Buffer, address: string): string {
  // https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body.toString();
  try {
    return gunzipSync(body, { maxOutputLength: MAX_BYTES }).toString();
  } catch (error) {
    const isTooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw isTooLong ? new UnreadError(address, TOO_LONG) : notASitemap(address);
  }
}

function notASitemap(address: string): UserError {
  return new UserError(
    `${address} is not a sitemap, or not a whole one. On most sites, one stands at sitemap.xml or sitemap-index.xml below the first page.`,
  );
}
