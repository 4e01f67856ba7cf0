import text from '../content/links.yaml?raw';
import { languages, type LanguageCode } from '../languages.ts';
import { normalizeExternalUrl } from '../utils/addresses.ts';
import type { ExternalLink } from '../utils/external-links.ts';
import { closestSnapshot, LINK_RECORDS, parseLinkRecords, targetOf } from './link-records.ts';

// Read once in a build; while an editor writes, Vite loads this module anew when the file changes.
const { records } = parseLinkRecords(text, LINK_RECORDS);

/**
 * Says where an external link leads: to the page while it lives, to its new address, or to a copy.
 *
 * @param address as the editor wrote it
 * @param language of the page that has the link
 * @returns attributes of the link: `href`, unless the page is gone without a copy, and what programs
 *   read (https://robustlinks.mementoweb.org/spec/); a `note` for readers if it leads anywhere else
 *   than to its address
 */
export function resolveExternalLink(address: string, language: LanguageCode) {
  const record = records.get(normalizeExternalUrl(address) ?? '');
  const asWritten = { attributes: { href: address }, note: undefined };
  if (!record) return asWritten;
  const copy = closestSnapshot(record);
  const date = copy?.date ?? record.linked;
  const target = targetOf(address, record);
  if (target === address && date === undefined) return asWritten;
  // The new address, or the copy, most likely has the part that is meant.
  const hash = target?.includes('#') ? '' : new URL(address).hash;
  const isCopy = target !== undefined && target === copy?.address;
  return {
    note: isCopy
      ? languages[language].archived(copy.date.slice(0, 4))
      : describe(address, target, language),
    attributes: {
      href: target && target + hash,
      'data-originalurl': address,
      'data-versionurl': copy?.address,
      'data-versiondate': date,
    },
  };
}

/** Those of a page's external links, each once, that lead somewhere else now. */
export function listMoved(links: readonly ExternalLink[], language: LanguageCode) {
  return links
    .filter(({ address }) => resolveExternalLink(address, language).note)
    .filter(({ address }, index, all) => all.findIndex((one) => one.address === address) === index);
}

/** To readers, an address with another scheme or without `www.` is the same one. */
function describe(address: string, target: string | undefined, language: LanguageCode) {
  const { gone, moved, movedToHost } = languages[language];
  if (target === undefined) return gone;
  const [from, to] = [new URL(address), new URL(target)];
  const host = to.hostname.replace('www.', '');
  if (host !== from.hostname.replace('www.', '')) return movedToHost(host);
  const isSame = from.pathname + from.search === to.pathname + to.search;
  return isSame ? undefined : moved;
}
