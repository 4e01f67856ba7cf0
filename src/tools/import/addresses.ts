import path from 'node:path';
import { slug } from 'github-slugger';
import { site } from '../../site.ts';
import { decodeAddress, pagePath } from '../../utils/addresses.ts';
import { textOf, type Source } from './types.ts';

/** Ids of pages by all their addresses, the earlier ones too. */
const ids = new Map<string, string>([['', site.home]]);

/** Notes that an address leads to a page, unless it leads to another already. */
export function claim(address: string, id: string): void {
  for (const key of [address.replace(/\/$/, ''), toKey(address)])
    if (!ids.has(key)) ids.set(key, id);
}

/** The id of the page to which an address leads. */
export const ownerOf = (address: string) => ids.get(decodeAddress(address).replace(/\/$/, ''));

/** An address in the form in which links are compared: `/about` for `/about/index.html`. */
const toKey = (address: string) =>
  address.replace(/(\/index)?\.(html?|md|markdown)$/i, '').replace(/\/+$/, '');

/** The id of the page that is made from a document: its name, without the day of a post. */
export function idOf(file: string): string {
  const { name, dir } = path.parse(path.resolve(file));
  const stem = /^index$/i.test(name) ? path.basename(dir) : name.replace(/^\d{4}-\d\d?-\d\d?-/, '');
  return slug(stem.replace(/[_.]/g, '-')).replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
}

/** The URL within the old site to which an address in a source leads; nothing if it leads out of it. */
export function findInSite(address: string, { site, oldAddress = '/', path = '' }: Source) {
  // Stands for the old site where its host is not known.
  const here = 'https://old.invalid';
  // A link to a file of Markdown starts from the file, any other from where it was published.
  const url = URL.parse(
    address,
    here + (/\.(md|markdown)\b/.test(address) ? `/${path}` : oldAddress),
  );
  const hostOf = (it: string) => URL.parse(it)?.host.replace(/^www\./, '');
  const hosts = [textOf(site.config.url), here].map(hostOf);
  if (!url?.protocol.startsWith('http') || !hosts.includes(hostOf(url.href))) return undefined;
  const base = textOf(site.config.baseurl).replace(/\/$/, '');
  if (url.pathname.startsWith(`${base}/`)) url.pathname = url.pathname.slice(base.length);
  return url;
}

/** The address here of a link in a source; nothing if it leads nowhere. */
export function toAddress(href: string, source: Source): string | undefined {
  // Google Docs leads all links through its own address.
  const isWrapped = /^https?:\/\/(www\.)?google\.[\w.]+\/url\?/i.test(href);
  const wrapped = isWrapped ? URL.parse(href)?.searchParams.get('q') : undefined;
  const written = (wrapped ?? href).trim();
  if (/^#?$|^(javascript|data|file|about):/i.test(written)) return undefined;
  if (written.startsWith('#')) return written;
  const url = findInSite(written, source);
  if (!url) return written.replace(/[\s<>"{}\\^`|]/g, encodeURIComponent);
  const old = decodeAddress(url.pathname);
  const id = ids.get(toKey(old));
  const isFile = /\.(?!html?$|md$|markdown$)\w+$/.test(old);
  const address = id === undefined ? (isFile ? old : `${toKey(old)}/`) : pagePath(id, site.home);
  return encodeURI(address) + url.search + url.hash;
}
