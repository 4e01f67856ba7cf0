import text from '../content/links.yaml?raw';
import { normalizeExternalUrl } from '../utils/addresses.ts';
import { closestSnapshot, LINK_RECORDS, parseLinkRecords, targetOf } from './link-records.ts';

// Read once in a build; while an editor writes, Vite loads this module anew when the file changes.
const { records } = parseLinkRecords(text, LINK_RECORDS);

/**
 * Says where an external link leads: to the page while it lives, to its new address, or to a copy.
 *
 * @param address as the editor wrote it
 * @returns `href`, unless the page is gone without a copy; a `note` for readers if it leads anywhere
 *   else than to its address; attributes for programs (https://robustlinks.mementoweb.org/spec/).
 *   Nothing at all if there is nothing to add to the address.
 */
export function resolveExternalLink(address: string) {
  const record = records.get(normalizeExternalUrl(address) ?? '');
  if (!record) return undefined;
  const copy = closestSnapshot(record);
  const date = copy?.date ?? record.linked;
  const target = targetOf(address, record);
  if (target === address && date === undefined) return undefined;
  // The new address, or the copy, most likely has the part that is meant.
  const hash = target?.includes('#') ? '' : new URL(address).hash;
  const isCopy = target !== undefined && target === copy?.address;
  return {
    href: target && target + hash,
    note: isCopy ? `archived copy, ${copy.date.slice(0, 4)}` : describe(address, target),
    attributes: {
      'data-originalurl': address,
      'data-versionurl': copy?.address,
      'data-versiondate': date,
    },
  };
}

/** To readers, an address with another scheme or without `www.` is the same one. */
function describe(address: string, target: string | undefined): string | undefined {
  if (target === undefined) return 'this page is gone';
  const [from, to] = [new URL(address), new URL(target)];
  const host = to.hostname.replace('www.', '');
  if (host !== from.hostname.replace('www.', '')) return `now at ${host}`;
  const isSame = from.pathname + from.search === to.pathname + to.search;
  return isSame ? undefined : 'at a new address';
}
