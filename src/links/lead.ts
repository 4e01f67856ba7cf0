import type { LinkRecord } from '../schemas/link.ts';
import { bestCopy } from './copies.ts';

/** What becomes of a link to an address of others. */
export interface Lead {
  /** Where it leads; nothing where there is neither the page nor a copy of it. */
  href: string | undefined;
  /** What a reader is told behind its words, where it does not lead to the address that was linked. */
  note: string | undefined;
  /**
   * What a link decoration tells programs: the address that was linked, a copy, and the day of that
   * copy or of linking. https://robustlinks.mementoweb.org/spec/
   */
  decoration: {
    'data-originalurl': string;
    'data-versionurl'?: string;
    'data-versiondate'?: string;
  };
}

/**
 * Where a link leads by what is known of its address: to the page while it lives, to its new place
 * where it has moved, and to the best copy where it is gone or was put aside for one.
 *
 * @param address as the editor wrote it
 */
export function leadOf(address: string, record: LinkRecord): Lead {
  const copy = bestCopy(record);
  const date = copy?.date ?? record.linked;
  const decoration: Lead['decoration'] = {
    'data-originalurl': address,
    ...(copy ? { 'data-versionurl': copy.address } : {}),
    ...(date === undefined ? {} : { 'data-versiondate': date }),
  };
  switch (record.state) {
    case 'living':
    case 'unchecked':
      return { href: address, note: undefined, decoration };
    case 'moved': {
      const movedTo = record.movedTo ?? address;
      return { href: movedTo, note: describeMove(address, movedTo), decoration };
    }
    case 'archived':
    case 'gone':
      return copy
        ? {
            href: copy.address,
            note: `archived copy, ${copy.date.slice(0, copy.date.indexOf('-'))}`,
            decoration,
          }
        : { href: undefined, note: 'this page is gone', decoration };
  }
}

/** To a reader, an address with another scheme is the same. */
function describeMove(address: string, movedTo: string): string | undefined {
  const [from, to] = [new URL(address), new URL(movedTo)];
  if (from.host + from.pathname + from.search === to.host + to.pathname + to.search) {
    return undefined;
  }
  const [before, now] = [from, to].map(({ hostname }) => hostname.replace(/^www\./, ''));
  return before === now ? 'at a new address' : `now at ${now ?? ''}`;
}
