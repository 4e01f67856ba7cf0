import { readPage } from '../built-pages.ts';
import { count } from '../../utils/count.ts';
import { UserError } from '../../utils/user-error.ts';
import { reader, TIME_LIMIT, type Reader } from './fetching.ts';
import type { OlderAddress, OlderSite } from './older-site.ts';
import { decodePath, keyOf } from './paths.ts';
import { parseRedirects } from './redirects-file.ts';
import { readSitemaps } from './sitemaps.ts';
import { UnreadError } from './unread-error.ts';

/**
 * The older site as its host serves it: the pages that its sitemap names, and the addresses before
 * them that the file `_redirects` beside the sitemap names.
 *
 * @param sitemap its address; the folder that it stands in is the site's
 * @param timeLimit for each answer, in milliseconds
 * @throws {UserError} where the sitemap cannot be read
 */
export async function readLiveSite(sitemap: string, timeLimit = TIME_LIMIT): Promise<OlderSite> {
  if (!URL.canParse(sitemap)) {
    throw new UserError(
      `"${sitemap}" is not a web address. Write one such as https://www.p2pu.org/sitemap.xml`,
    );
  }
  const read = reader(timeLimit);
  const { pages, hosts, gaps } = await readSitemaps(sitemap, read);
  const redirects = await readRedirects(sitemap, read);
  const addresses = new Map<string, OlderAddress>();

  /** The place of an address among the others; nothing where it has one already. */
  function add(url: URL): OlderAddress | undefined {
    const { path, isOutside } = locate(url, sitemap);
    const key = `${isOutside} ${keyOf(path)}`;
    if (addresses.has(key)) return undefined;
    const address = { path, isOutside, isFile: false, ids: new Set<string>() };
    addresses.set(key, address);
    return address;
  }

  await Promise.all(
    pages.map(async (url) => {
      const address = add(url);
      if (!address) return;
      try {
        const answer = await read(url.origin + url.pathname, isHtml);
        address.isFile = !isHtml(answer.type);
        // What another site shows there is not this one's to keep.
        if (hosts.has(answer.address.host)) address.ids = readPage(answer.body.toString()).ids;
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        gaps.push(error.message);
      }
    }),
  );
  for (const url of redirects.from) if (hosts.has(url.host)) add(url);
  return {
    addresses: [...addresses.values()],
    gaps: [...gaps, ...redirects.gaps].sort(),
    notes: redirects.notes,
  };
}

/** Where an address stands: below the sitemap's folder, or outside of that. */
function locate({ pathname }: URL, sitemap: string): Pick<OlderAddress, 'path' | 'isOutside'> {
  const path = decodePath(pathname);
  const folder = decodePath(new URL('.', sitemap).pathname);
  return `${path}/`.startsWith(folder)
    ? { path: `/${path.slice(folder.length)}`, isOutside: false }
    : { path, isOutside: true };
}

function isHtml(type: string): boolean {
  return type.includes('html');
}

/** What the file `_redirects` beside the sitemap tells. */
interface OlderRedirects extends Pick<OlderSite, 'gaps' | 'notes'> {
  /** The addresses that lead elsewhere. */
  from: URL[];
}

async function readRedirects(sitemap: string, read: Reader): Promise<OlderRedirects> {
  const { href } = new URL('_redirects', sitemap);
  const note = `Only pages could be compared: ${href}, which might tell what led to them, is not served.`;
  const notServed = { from: [], gaps: [], notes: [note] };
  try {
    const { type, body } = await read(href);
    // Some hosts send a page, with a status of success, for what is not there.
    if (isHtml(type)) return notServed;
    const { from, patterns } = parseRedirects(body.toString());
    const passedOver = `${count(patterns, 'line', 'lines')} of ${href} with "*" or ":" could not be compared.`;
    return {
      from: from.map((path) => URL.parse(path, sitemap)).filter((url) => url !== null),
      gaps: [],
      notes: patterns > 0 ? [passedOver] : [],
    };
  } catch (error) {
    if (!(error instanceof UnreadError)) throw error;
    const { status = 0, message } = error;
    return status >= 400 && status < 500 ? notServed : { from: [], gaps: [message], notes: [] };
  }
}
