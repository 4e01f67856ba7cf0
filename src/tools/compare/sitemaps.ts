import { constants, gunzipSync } from 'node:zlib';
import { loadBuffer } from 'cheerio';
import type { Response } from '../request.ts';

/** Requests an address. Records a gap if it cannot be read, or is missing although it must exist. */
export type Read = (url: URL, mustExist: boolean) => Promise<Response | undefined>;

/**
 * Reads the sitemap at an address. If there is none, takes the address for a site's, and reads the
 * sitemaps that its `robots.txt` names, or else `sitemap-index.xml`, or else `sitemap.xml`.
 *
 * @returns the address of the site's home page, and what the sitemaps list, as written there
 */
export async function readSitemaps(address: URL, read: Read, gaps: string[]) {
  const locations: string[] = [];
  const seen = new Set<string>();

  async function readSitemap(url: URL | null, mustExist: boolean): Promise<void> {
    if (!url || seen.has(url.href)) return;
    seen.add(url.href);
    const response = await read(url, mustExist);
    const sitemap = response && parseSitemap(response.body);
    if (response && !sitemap && mustExist) gaps.push(`${url.href} is not a complete sitemap.`);
    for (const location of sitemap?.pages ?? []) locations.push(location);
    for (const name of sitemap?.sitemaps ?? []) await readSitemap(URL.parse(name, url), true);
  }

  await readSitemap(address, false);
  if (locations.length > 0 || /\.(xml|gz)$/i.test(address.pathname)) {
    return { home: new URL('.', address), locations };
  }
  const home = new URL(address.pathname.replace(/\/?$/, '/'), address);
  const robots = (await read(new URL('/robots.txt', home), false))?.body.toString() ?? '';
  for (const [, name = ''] of robots.matchAll(/^\s*sitemap:\s*(\S+)/gim)) {
    // If the site is under a path, its host may have other sites too.
    const url = URL.parse(name, home);
    if (url?.pathname.startsWith(home.pathname)) await readSitemap(url, true);
  }
  for (const name of ['sitemap-index.xml', 'sitemap.xml']) {
    if (locations.length === 0) await readSitemap(new URL(name, home), false);
  }
  return { home, locations };
}

/** The locations in a sitemap; undefined if it is something else, or its end is missing. */
function parseSitemap(body: Buffer): { pages: string[]; sitemaps: string[] } | undefined {
  const isGzip = body[0] === 0x1f && body[1] === 0x8b;
  const xml = isGzip ? gunzipSync(body, { finishFlush: constants.Z_SYNC_FLUSH }) : body;
  if (!/<\/(urlset|sitemapindex)\s*>/.test(xml.toString())) return undefined;
  const $ = loadBuffer(xml, { xml: true });
  const textsOf = (selector: string) => [...$(selector)].map((element) => $(element).text().trim());
  return {
    pages: textsOf('urlset > url > loc'),
    sitemaps: textsOf('sitemapindex > sitemap > loc'),
  };
}
