import { decodeAddress, pagePath } from '../../utils/addresses.ts';
import type { Entry } from './entry.ts';

/** The old addresses of an entry, as its editor wrote them. */
export function redirectsOf({ frontMatter }: Entry): string[] {
  const { redirectFrom: list } = (frontMatter?.data ?? {}) as { redirectFrom?: unknown };
  return Array.isArray(list) ? list.filter((address) => typeof address === 'string') : [];
}

/** All addresses at which readers find an entry: its page, and those that can lead to it. */
export function addressesOf(entry: Entry, home: string): string[] {
  return entry.isDraft ? [] : [pagePath(entry.id, home), ...redirectsOf(entry).filter(isPath)];
}

/** What no host's file of redirects takes for more than it is: not `*`, `:x` or `{x}`. */
const PATH = /^\/[\p{L}\p{M}\p{N} ._~/'!(),;&+=@-]*$/u;

/** Whether an address is a path that can be published, as it is written. */
export function isPath(address: string): boolean {
  const decoded = decodeAddress(address);
  return !/\s/.test(address) && PATH.test(decoded) && !/\/\/|(^|\/)\.\.?(\/|$)/.test(decoded);
}

/** Addresses that a host takes for one: capital letters, a last slash and `index.html` do not count. */
export function normalize(address: string): string {
  return (
    decodeAddress(address)
      .toLowerCase()
      .replace(/\/index\.html$/, '/')
      .replace(/\/+$/, '') || '/'
  );
}
