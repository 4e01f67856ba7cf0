import text from '../content/links.yaml?raw';
import { normalizeExternalUrl } from '../utils/addresses.ts';
import { closestSnapshot, LINK_RECORDS, parseLinkRecords, targetOf } from './link-records.ts';

// Read once in a build; while an editor writes, Vite reads this module again when the file changes.
const { records } = parseLinkRecords(text, LINK_RECORDS);

/** Where an external link leads. */
export interface ResolvedLink {
  /** Nothing if the page is gone and there is no copy of it. */
  href: string | undefined;
  /** What readers are told after its words, if it leads somewhere else than its address. */
  note: string | undefined;
  /** For programs: address, copy and date. https://robustlinks.mementoweb.org/spec/ */
  attributes: Record<`data-${string}`, string>;
}

/**
 * Says where an external link leads: to the page while it lives, to its new address, or to a copy.
 *
 * @param address as the editor wrote it
 * @returns nothing if no record has more to say than the address
 */
export function resolveExternalLink(address: string): ResolvedLink | undefined {
  const record = records.get(normalizeExternalUrl(address) ?? '');
  if (!record) return undefined;
  const copy = closestSnapshot(record);
  const date = copy?.date ?? record.linked;
  const target = targetOf(address, record);
  if (target === address && date === undefined) return undefined;
  // The new address, or the copy, most likely has the part that is meant.
  const { hash } = new URL(address);
  return {
    href: target === undefined || target.includes('#') ? target : target + hash,
    note: describeTarget(address, target, target === copy?.address ? copy : undefined),
    attributes: {
      'data-originalurl': address,
      ...(copy && { 'data-versionurl': copy.address }),
      ...(date !== undefined && { 'data-versiondate': date }),
    },
  };
}

function describeTarget(address: string, target: string | undefined, copy?: { date: string }) {
  if (target === undefined) return 'this page is gone';
  if (copy) return `archived copy, ${copy.date.slice(0, 4)}`;
  const [from, to] = [new URL(address), new URL(target)];
  const [before, now] = [from, to].map(({ host }) => host.replace(/^www\./, ''));
  if (before !== now) return `now at ${to.hostname.replace(/^www\./, '')}`;
  // To a reader, an address with another scheme is the same one.
  const isSame = from.host + from.pathname + from.search === to.host + to.pathname + to.search;
  return isSame ? undefined : 'at a new address';
}
