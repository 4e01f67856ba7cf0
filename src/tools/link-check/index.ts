import { lookup } from 'node:dns/promises';
import path from 'node:path';
import { listPublishedEntries } from '../../data/entries.ts';
import { LINK_RECORDS, readLinkRecords, targetOf } from '../../data/link-records.ts';
import type { LinkSnapshot } from '../../schemas/link-record.ts';
import { site } from '../../site.ts';
import { normalizeExternalUrl } from '../../utils/addresses.ts';
import { listExternalLinks } from '../../utils/external-links.ts';
import { UserError } from '../../utils/user-error.ts';
import { createClient, type Client } from '../request.ts';
import { checkLink, type Finding } from './check-link.ts';
import { saveFindings } from './records-file.ts';
import { createSoft404Finder } from './soft-404.ts';

/** What was found of one link. */
export interface Result extends Finding {
  /** As it was named, or as the site links it. */
  address: string;
  /** Whether an editor has to look at it: a page that is known to be gone is no news. */
  needsEditor: boolean;
}

/** What is checked: without addresses, all links of the pages. The rest is for tests. */
export interface CheckOptions {
  addresses?: readonly string[];
  onProgress?: (done: number, total: number) => void;
  /** The project's folder. */
  root?: string;
  /** The day of the check. */
  date?: string;
  /** An archive's availability interface. */
  archive?: string;
  client?: Parameters<typeof createClient>[0];
}

/** There is no network, so nothing can be said of any link. */
export class OfflineError extends UserError {}

/**
 * Checks external links, and records what it learns.
 *
 * @throws {OfflineError} at once if there is no network; nothing is changed then
 * @throws {UserError} if the records are damaged, or an address is none
 */
export async function checkLinks({
  addresses = [],
  onProgress,
  root = '.',
  date = new Date().toISOString().slice(0, 10),
  archive = 'https://archive.org/wayback/available',
  client,
}: CheckOptions = {}): Promise<Result[]> {
  const file = path.join(root, LINK_RECORDS);
  const { records } = await readLinkRecords(file);
  const linked = byUrl(await collectExternalLinks(root));
  const checked = addresses.length > 0 ? byUrl(addresses) : linked;
  // There is a network if any of a few hosts is known.
  const hosts = [archive, ...checked.keys()].slice(0, 10).map((url) => new URL(url).hostname);
  const isOnline = () => Promise.any(hosts.map((host) => lookup(host))).then(Boolean, () => false);
  if (!(await isOnline())) throw new OfflineError('There is no network. Nothing was changed.');

  const request = createClient(client);
  const findSoft404 = createSoft404Finder(request);
  const findings = new Map<string, Finding>();
  // Of a page that has just been lost, the newest copy may show what has taken its place.
  const month = 30 * 24 * 60 * 60 * 1000;
  const monthBefore = new Date(Date.parse(date) - month).toISOString().slice(0, 10);
  let done = 0;
  const check = async ([url, address]: [string, string]): Promise<Result> => {
    const record = records.get(url) ?? {};
    const { state, title, linked: day = monthBefore, snapshots } = record;
    // A page that is gone may come back, which its copy does not tell.
    const target = state === 'gone' ? (record.movedTo ?? url) : (targetOf(url, record) ?? url);
    const finder = state === 'archived' ? undefined : findSoft404;
    const finding = await checkLink(target, request, title, finder);
    const { outcome, hasResponse } = finding;
    if (hasResponse === false && !(await isOnline())) {
      throw new OfflineError('The network went away. What was found before is saved.');
    }
    const isLost = outcome === 'gone' || outcome === 'soft-404' || outcome === 'drifted';
    if (linked.has(url) || records.has(url)) {
      const copy = isLost && !snapshots ? await findCopy(request, archive, url, day) : undefined;
      findings.set(url, { ...finding, copy });
    }
    done += 1;
    onProgress?.(done, checked.size);
    const needsEditor = (isLost || outcome === 'moved') && state !== 'gone';
    return { ...finding, address, needsEditor };
  };

  try {
    return await Promise.all([...checked].map(check));
  } finally {
    await saveFindings(file, findings, date);
  }
}

/** Lists the external links of the published pages, and those of header and footer. */
export async function collectExternalLinks(root: string): Promise<string[]> {
  try {
    const entries = await listPublishedEntries(root);
    const found = entries.flatMap(({ text }) => listExternalLinks(text));
    return [...found.map(({ address }) => address), site.licence.url, site.source.url];
  } catch {
    throw new UserError('A page cannot be read. Run npm run content, which says where and why.');
  }
}

/** The addresses, by the names of their records. */
function byUrl(addresses: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const address of addresses) {
    const url = normalizeExternalUrl(address);
    if (!url) throw new UserError(`"${address}" is not a full address. Write it as https://…`);
    found.set(url, address);
  }
  return found;
}

/** Looks up the copy that an archive made closest to a day; the check goes on if it does not say. */
async function findCopy(
  request: Client,
  archive: string,
  address: string,
  day: string,
): Promise<LinkSnapshot | undefined> {
  const query = new URLSearchParams({ url: address, timestamp: day.replaceAll('-', '') });
  try {
    const { body } = await request(`${archive}?${query}`);
    // https://archive.org/help/wayback_api.php
    const { archived_snapshots: found } = JSON.parse(body.toString()) as {
      archived_snapshots: { closest?: { url: string; status: string; timestamp: string } };
    };
    // A copy of an error is none.
    if (found.closest?.status !== '200') return undefined;
    const date = found.closest.timestamp.replace(/^(....)(..)(..).*/, '$1-$2-$3');
    return { address: found.closest.url.replace(/^http:/, 'https:'), date };
  } catch {
    return undefined;
  }
}
