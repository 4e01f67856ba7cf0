import { gunzipSync } from 'node:zlib';
import { load } from 'cheerio';
import { withoutBase } from '../../utils/addresses.ts';
import { UserError } from '../../utils/user-error.ts';
import { isDownload } from '../../utils/downloads.ts';
import { builtFiles, builtPages, readDocument } from '../built-pages.ts';
import { createClient, RequestFailure, type Response } from '../request.ts';

/** What is known of an older site. */
export interface OlderSite {
  /** The ids in its pages, and none for files that they offer, by paths as if the site stood at `/`. */
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
  const files = kept.length > 0 ? (await builtFiles(source)).filter(isDownload) : [];
  const places = [...kept, ...files.map((file) => ({ path: `/${file}`, ids: new Set<string>() }))];
  if (kept.length > 0)
    return { pages: new Map(places.map(({ path, ids }) => [path, ids])), gaps: [] };
  throw new UserError(
    `"${source}" is neither the address of a site, such as https://www.p2pu.org/, nor a folder with built pages.`,
  );
}

async function readLiveSite(address: URL): Promise<OlderSite> {
  const gaps: string[] = [];
  const request = createClient();

  /** Requests an address. Records a gap if it cannot be read, or is missing although it must exist. */
  async function read({ href }: URL, mustExist: boolean): Promise<Response | undefined> {
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
  }

  /** The addresses that a sitemap lists; for an index, those in the sitemaps that it lists. */
  async function readSitemap(url: URL, isListed = false): Promise<string[]> {
    const body = (await read(url, isListed))?.body;
    if (!body) return [];
    const xml = String(url.pathname.endsWith('.gz') ? gunzipSync(body) : body);
    const isWhole = /<\/(urlset|sitemapindex)\s*>/.test(xml);
    if (!isWhole && isListed) gaps.push(`${url.href} is not a complete sitemap.`);
    if (!isWhole) return [];
    const { pages, sitemaps } = load(xml, { xml: true }).extract({
      pages: ['urlset > url > loc'],
      sitemaps: ['sitemapindex > sitemap > loc'],
    });
    // An index lists no other index: https://www.sitemaps.org/protocol.html#index
    const others = isListed ? [] : sitemaps.flatMap((name) => URL.parse(name, url) ?? []);
    const listed = await Promise.all(others.map((other) => readSitemap(other, true)));
    return [...pages, ...listed.flat()];
  }

  const isSitemap = /\.(xml|gz)$/i.test(address.pathname);
  const home = new URL(isSitemap ? '.' : address.pathname.replace(/\/?$/, '/'), address);
  const robots = (await read(new URL('/robots.txt', home), false))?.body.toString() ?? '';
  const named = [...robots.matchAll(/^sitemap:\s*(\S+)/gim)].map(([, name = '']) => name);
  const usual = [named, ['sitemap-index.xml'], ['sitemap.xml']];
  const locations: string[] = [];
  for (const names of isSitemap ? [[address.href]] : usual) {
    if (locations.length > 0) break;
    for (const name of names) locations.push(...(await readSitemap(new URL(name, home))));
  }
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
  const files = new Set<string>();
  const readPage = async (url: URL) => {
    const response = await read(url, true);
    // Only the site's own pages have anchors to keep; a file has none, nor has another site's page.
    const isPage = response && isHtml(response) && isBelow(home, new URL(response.url));
    if (isPage && response.isTruncated) gaps.push(`${url.href} is too long to be compared.`);
    const { ids, links } = readDocument(isPage ? response.body.toString() : '');
    pages.set(withoutBase(url.pathname, home.pathname), ids);
    for (const link of links) {
      const file = URL.parse(link, response?.url);
      if (file && isBelow(home, file) && isDownload(file.pathname)) files.add(file.pathname);
    }
  };
  await Promise.all(own.map(readPage));
  const readFile = async (file: string) => {
    const path = withoutBase(file, home.pathname);
    if (!pages.has(path) && (await read(new URL(file, home), false))) pages.set(path, new Set());
  };
  await Promise.all([...files].map(readFile));

  const redirects = await read(new URL('_redirects', home), false);
  const rules = redirects && !isHtml(redirects) ? redirects.body.toString() : '';
  // Skips rules with a pattern, and those with a status such as 404, which withdraws an address.
  for (const [, from = ''] of rules.matchAll(/^(\/[^\s*:]*)[ \t]+\S+([ \t]+[1-3]\d\d!?)?\s*$/gm)) {
    const path = withoutBase(from, home.pathname);
    if (from.startsWith(home.pathname) && !pages.has(path)) pages.set(path, new Set());
  }
  return { pages, gaps: gaps.sort() };
}

/** Whether an address is on a site: on its host, with `www.` or without, and below its home page. */
function isBelow(home: URL, { host, pathname }: URL): boolean {
  const isSameHost = host.replace(/^www\./, '') === home.host.replace(/^www\./, '');
  return isSameHost && pathname.startsWith(home.pathname);
}

function isHtml({ headers }: Response): boolean {
  return headers['content-type']?.includes('html') ?? false;
}
