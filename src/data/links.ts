import { render } from 'astro:content';
import { sayLanguage } from '../languages.ts';
import { site } from '../site.ts';
import {
  decodeAddress,
  pickVersion,
  readPath,
  readSiteLink,
  withBase,
} from '../utils/addresses.ts';
import { describeDownload, isDownload } from '../utils/downloads.ts';
import { listDownloads } from './downloads.ts';
import { resolveExternalLink } from './external-links.ts';
import { getPages, type Page } from './pages.ts';

/**
 * Resolves a link. A link within the site leads to the version in the reader's language; if there is
 * none, or it lacks the section, to the original. A link to a file beside a page leads to the place at
 * which that is published.
 *
 * @param href as an editor wrote it
 * @param from path of the page that has the link, without the base path
 * @returns attributes of the link, and a `note` for readers, if it leads to a page in another language,
 *   to a file or to what is left of a page elsewhere
 */
export async function resolveLink(href: string, from: string) {
  const { name, language } = readPath(from, site.home);
  const link = readSiteLink(href, name, site.home);
  if (!link) return resolveExternalLink(href, language);
  const download = await findDownload(link.path);
  if (download) {
    const address = withBase(encodeURI(download.path), import.meta.env.BASE_URL);
    const printed = new URL(address, import.meta.env.SITE).href;
    return {
      attributes: { href: address + link.search + link.hash, 'data-address': printed },
      note: describeDownload(download.path, download.bytes, language),
    };
  }
  const versions = (await getPages()).filter(
    (page) => page.name === link.name && page.language === (link.language ?? page.language),
  );
  const isThere = await Promise.all(versions.map((page) => hasAnchor(page, link.hash)));
  const complete = versions.filter((_, index) => isThere[index]);
  const page = pickVersion(complete.length > 0 ? complete : versions, language);
  const path = page ? encodeURI(page.path) : link.path;
  const isForeign = page !== undefined && page.language !== language;
  return {
    attributes: {
      href: withBase(path, import.meta.env.BASE_URL) + link.search + link.hash,
      hreflang: isForeign ? page.language : null,
    },
    note: isForeign ? sayLanguage(page.language, language) : undefined,
  };
}

let downloads: ReturnType<typeof listDownloads> | undefined;

/** The file beside a page to which a link leads. */
async function findDownload(written: string) {
  if (!isDownload(written)) return undefined;
  const files = await (import.meta.env.DEV ? listDownloads() : (downloads ??= listDownloads()));
  return files.get(decodeAddress(written).normalize());
}

async function hasAnchor({ entry }: Page, hash: string): Promise<boolean> {
  if (hash === '') return true;
  const id = decodeAddress(hash.slice(1)).normalize();
  // In development, it may be a page that cannot be shown.
  const { headings } = await render(entry).catch(() => ({ headings: [] }));
  const anchors = entry.body?.matchAll(/<Anchor\s+id=["']([^"']+)/g).map(([, anchor]) => anchor);
  return [...(anchors ?? []), ...headings.map(({ slug }) => slug)].includes(id);
}
