import path from 'node:path';
import { PAGES } from '../../data/entries.ts';
import { decodeAddress, pagePath } from '../../utils/addresses.ts';
import { didYouMean } from '../../utils/did-you-mean.ts';
import type { Entry } from './types.ts';

/** Files that the build makes besides the pages; editors cannot use these addresses. */
export const BUILT_FILES = [
  '/404.html',
  '/robots.txt',
  '/site.webmanifest',
  '/sitemap-0.xml',
  '/sitemap-index.xml',
  '/sitemap.xml',
];

/** The old addresses of an entry, as its editor wrote them. */
export function redirectsOf({ frontMatter }: Entry): string[] {
  const { redirectFrom: list } = (frontMatter?.data ?? {}) as { redirectFrom?: unknown };
  return Array.isArray(list) ? list.filter((address) => typeof address === 'string') : [];
}

/** All addresses at which readers find an entry: its page's, and those that redirect to it. */
export function addressesOf(entry: Entry, home: string): string[] {
  return entry.isDraft ? [] : [pagePath(entry.id, home), ...redirectsOf(entry).filter(isPath)];
}

/** Only characters with no special meaning in any host's redirects, unlike `*`, `:x` and `{x}`. */
const PATH = /^\/[\p{L}\p{M}\p{N} ._~/'!(),;&+=@-]*$/u;

/** Whether an address, as written, is a path that can be published. */
export function isPath(address: string): boolean {
  const decoded = decodeAddress(address);
  return !/\s/.test(address) && PATH.test(decoded) && !/\/\/|(^|\/)\.\.?(\/|$)/.test(decoded);
}

/** Path of the file to which an address in an entry leads. */
export function resolveFile(entryFile: string, address: string): string {
  return path.posix.join(path.posix.dirname(entryFile), decodeAddress(address)).normalize();
}

/** The address of a file beside a page, as Markdown needs it. */
export function markdownAddress(file: string): string {
  const address = `./${path.posix.basename(file)}`;
  return /[\s()]/.test(address) ? `<${address}>` : address;
}

/** What to do about an address of a file that is not there. */
export function describeMissingFile(
  address: string,
  target: string,
  files: Iterable<string>,
  kind: 'file' | 'picture',
): string {
  const { dir, base } = path.posix.parse(target);
  const near = [...files].map((file) => path.posix.parse(file)).filter((one) => one.dir === dir);
  const names = near.map((one) => one.base);
  return `There is no ${kind} "${address}".${didYouMean(base, names)} Put the file in the page’s folder, or correct its name here. Upper and lower case must match.`;
}

/** Makes addresses equal that hosts treat alike: ignores case, a final slash and `index.html`. */
export function normalize(address: string): string {
  const folder = decodeAddress(address)
    .normalize()
    .toLowerCase()
    .replace(/\/index\.html$/, '/');
  return folder.replace(/\/+$/, '') || '/';
}

/** What to type to convert a file. */
export function importCommand(file: string): string {
  const path = `${PAGES}/${file}`;
  return `npm run import -- ${/^[\w./-]+$/.test(path) ? path : `'${path}'`}`;
}
