import { constants, gunzipSync } from 'node:zlib';
import { loadBuffer } from 'cheerio';
import { withoutBase } from '../../utils/addresses.ts';
import { UserError } from '../../utils/user-error.ts';
import { builtPages, readDocument } from '../built-pages.ts';
import { createClient, RequestFailure, type Response } from '../request.ts';

/** What is known of an older site. */
export interface OlderSite {
  /** The ids in its pages, by paths as if the site stood at `/`. */
  pages: Map<string, ReadonlySet<string>>;
  /** What could not be read: a sentence each. */
  gaps: string[];
}

/**
 * Reads an older site.
 *
 * @param source address of the site or of its sitemap, or the folder of an older build
 * @throws {UserError} if there is nothing to compare
 */
export async function readOlderSite(source: string): Promise<OlderSite> {
  if (/^https?:/i.test(source) && URL.canParse(source)) return readLiveSite(new URL(source));
  const built = await builtPages(source, 'https://older.invalid/').catch(() => []);
  const kept = built.filter(({ file }) => file !== '404.html');
  if (kept.length > 0)
    return { pages: new Map(kept.map(({ path, ids }) => [path, ids])), gaps: [] };
  throw new UserError(
    `"${source}" is neither the address of a site, such as https://www.p2pu.org/, nor a folder with built pages.`,
  );
}

async function readLiveSite(address: URL): Promise<OlderSite> {
  const gaps: string[] = [];
  const read = createReader(gaps);
  const { home, locations } = await readSitemaps(address, read, gaps);
  if (locations.length === 0) {
    throw new UserError(
      gaps[0] ?? `${address.href} has no sitemap, which is normal before the first publication.`,
    );
  }
  const urls = locations.flatMap((location) => URL.parse(location, home) ?? []);
  const own = urls.filter((url) => isBelow(home, url));
  const others = locations.length - own.length;
  if (others > 0) gaps.push(`Addresses in the sitemap that are not below ${home.href}: ${others}.`);

  const pages = new Map<string, ReadonlySet<string>>();
  const readPage = async (url: URL) => {
    const response = await read(url, true);
    // Only the site's own pages have anchors to keep; a file has none, nor has another site's page.
    const isPage = response && isHtml(response) && isBelow(home, new URL(response.url));
    if (isPage && response.isTruncated) gaps.push(`${url.href} is too long to be compared.`);
    const ids = isPage ? readDocument(response.body.toString()).ids : new Set<string>();
    pages.set(withoutBase(url.pathname, home.pathname), ids);
  };
  await Promise.all(own.map(readPage));

  const redirects = await read(new URL('_redirects', home), false);
  const rules = redirects && !isHtml(redirects) ? redirects.body.toString() : '';
  // Skips rules with a pattern, and those with a status such as 404, which withdraws an address.
  for (const [, from = ''] of rules.matchAll(/^(\/[^\s*:]*)[ \t]+\S+([ \t]+[1-3]\d\d!?)?\s*$/gm)) {
    const path = withoutBase(from, home.pathname);
    if (from.startsWith(home.pathname) && !pages.has(path)) pages.set(path, new Set());
  }
  return { pages, gaps: gaps.sort() };
}

/** Requests an address. Records a gap if it cannot be read, or is missing although it must exist. */
type Read = (url: URL, mustExist: boolean) => Promise<Response | undefined>;

function createReader(gaps: string[]): Read {
  const request = createClient();
  return async ({ href }, mustExist) => {
    try {
      const response = await request(href);
      if (response.status < 300) return response;
      // Some hosts respond with 403 if nothing is there.
      if (!mustExist && [403, 404, 410].includes(response.status)) return undefined;
      gaps.push(`${href} could not be read: it responds with status ${response.status}.`);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      gaps.push(`${href} could not be read: ${error.message}.`);
    }
    return undefined;
  };
}

/**
 * Reads the sitemap at an address. If there is none, takes the address for a site's, and reads the
 * sitemaps that its `robots.txt` names, or else `sitemap-index.xml`, or else `sitemap.xml`.
 *
 * @returns the address of the site's home page, and what the sitemaps list, as written there
 */
async function readSitemaps(address: URL, read: Read, gaps: string[]) {
  const locations: string[] = [];
  const seen = new Set<string>();

  async function readSitemap(url: URL | null, mustExist: boolean): Promise<void> {
    if (!url || seen.has(url.href)) return;
    seen.add(url.href);
    const response = await read(url, mustExist);
    const sitemap = response && parseSitemap(response.body);
    if (response && !sitemap && mustExist) gaps.push(`${url.href} is not a complete sitemap.`);
    locations.push(...(sitemap?.pages ?? []));
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
function parseSitemap(body: Buffer) {
  const isGzip = body[0] === 0x1f && body[1] === 0x8b;
  const xml = isGzip ? gunzipSync(body, { finishFlush: constants.Z_SYNC_FLUSH }) : body;
  if (!/<\/(urlset|sitemapindex)\s*>/.test(xml.toString())) return undefined;
  return loadBuffer(xml, { xml: true }).extract({
    pages: ['urlset > url > loc'],
    sitemaps: ['sitemapindex > sitemap > loc'],
  });
}

/** Whether an address is on a site: on its host, with `www.` or without, and below its home page. */
function isBelow(home: URL, { host, pathname }: URL): boolean {
  const isSameHost = host.replace(/^www\./, '') === home.host.replace(/^www\./, '');
  return isSameHost && pathname.startsWith(home.pathname);
}

function isHtml({ headers }: Response): boolean {
  return headers['content-type']?.includes('html') ?? false;
}
