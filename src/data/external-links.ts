import text from '../content/links.yaml?raw';
import { normalizeExternalUrl } from '../utils/addresses.ts';
import { closestSnapshot, LINK_RECORDS, parseLinkRecords, targetOf } from './link-records.ts';

// Read once in a build; while an editor writes, Vite loads this module anew when the file changes.
const { records } = parseLinkRecords(text, LINK_RECORDS);

/** Where an external link leads. */
export interface ResolvedLink {
  /** Nothing if the page is gone and there is no copy of it. */
  href: string | undefined;
  /** What readers are told after its words, if it does not lead to its own address. */
  note: string | undefined;
  /** For programs: address, copy and date. https://robustlinks.mementoweb.org/spec/ */
  attributes: Record<`data-${string}`, string>;
}

/**
 * Says where an external link leads: to the page while it lives, to its new address, or to a copy.
 *
 * @param address as the editor wrote it
 * @returns nothing if its record has nothing to add to the address
 */
export function resolveExternalLink(address: string): ResolvedLink | undefined {
  const record = records.get(normalizeExternalUrl(address) ?? '');
  if (!record) return undefined;
  const copy = closestSnapshot(record);
  const date = copy?.date ?? record.linked;
  const target = targetOf(address, record);
  if (target === address && date === undefined) return undefined;
  // The new address, or the copy, most likely has the part that is meant.
  const hash = target?.includes('#') ? '' : new URL(address).hash;
  return {
    href: target && target + hash,
    note: describe(address, target, target === copy?.address ? date : undefined),
    attributes: {
      'data-originalurl': address,
      ...(copy && { 'data-versionurl': copy.address }),
      ...(date && { 'data-versiondate': date }),
    },
  };
}

function describe(address: string, target: string | undefined, copied: string | undefined) {
  if (target === undefined) return 'this page is gone';
  if (copied) return `archived copy, ${copied.slice(0, 4)}`;
  const [from, to] = [new URL(address), new URL(target)];
  const [before, now] = [from, to].map(({ hostname }) => hostname.replace(/^www\./, ''));
  if (before !== now) return `now at ${now ?? ''}`;
  // To a reader, an address with another scheme is the same one.
  return to.href.replace(/^http:/, 'https:') === from.href.replace(/^http:/, 'https:')
    ? undefined
    : 'at a new address';
}
