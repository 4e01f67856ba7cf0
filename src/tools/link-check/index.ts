import { lookup } from 'node:dns/promises';
import pLimit from 'p-limit';
import { LINK_RECORDS, readLinkRecords, targetOf } from '../../data/link-records.ts';
import { normalizeExternalUrl } from '../../utils/addresses.ts';
import { UserError } from '../../utils/user-error.ts';
import { createClient, type ClientOptions } from '../request.ts';
import { checkLink, type Finding } from './check-link.ts';
import { collectExternalLinks } from './collect.ts';
import { ARCHIVE, findCopy } from './find-copy.ts';
import { changeRecords, type RecordChange } from './records-file.ts';
import { createSoft404Finder } from './soft-404.ts';
import { updateRecord } from './update-record.ts';

/** What was found of one link. */
export interface Result extends Pick<Finding, 'outcome' | 'detail'> {
  /** As it was named, or as the site links it. */
  address: string;
  /** Whether an editor has to look at it: a page that is known to be gone is no news. */
  needsEditor: boolean;
}

/** What is checked, and how. The tests have their own of everything. */
export interface CheckOptions {
  /** The addresses to check; without any, all external links of the site. */
  addresses?: readonly string[];
  /** The folder of the pages. */
  pages?: string;
  /** The records file. */
  records?: string;
  /** The day of the check, in UTC. */
  today?: string;
  archive?: string;
  client?: ClientOptions;
  onProgress?: (done: number, total: number) => void;
}

/** So often the results are written while a run goes on, in milliseconds. */
const SAVE_INTERVAL = 2000;

/** The names of so many hosts are looked up to find out whether there is a network. */
const MAX_LOOKUPS = 10;

/** The page itself is lost, so that a copy may be needed. */
const LOST = new Set<Finding['outcome']>(['gone', 'soft-404', 'drifted']);

/** There is no network, so nothing can be said of any link. */
export class OfflineError extends UserError {}

/**
 * Checks external links, and writes what it learns into the records while it goes on.
 *
 * @throws {OfflineError} at once if there is no network; nothing is changed then
 * @throws {UserError} if the records are damaged, or a name is not an address
 */
export async function checkLinks({
  addresses = [],
  pages = 'src/content/pages',
  records: file = LINK_RECORDS,
  today = new Date().toISOString().slice(0, 10),
  archive = ARCHIVE,
  client = {},
  onProgress,
}: CheckOptions = {}): Promise<Result[]> {
  const { records } = await readLinkRecords(file);
  const linked = byUrl(await collectExternalLinks(pages));
  const checked = addresses.length > 0 ? byUrl(addresses) : linked;
  const isOnline = () => canLookUp([archive, ...checked.keys()]);
  if (!(await isOnline())) throw new OfflineError('There is no network. Nothing was changed.');

  const request = createClient(client);
  const findSoft404 = createSoft404Finder(request);
  const changes = new Map<string, RecordChange>();
  let done = 0;
  const check = async ([url, address]: [string, string]): Promise<Result> => {
    const record = records.get(url) ?? {};
    const { state, title, linked: day = today } = record;
    // Of a page that is gone, it is the page itself that may come back.
    const target = (state !== 'gone' && targetOf(url, record)) || url;
    const isCopy = state === 'archived';
    const finding = await checkLink(target, request, title, isCopy ? undefined : findSoft404);
    const { outcome, detail } = finding;
    if (outcome === 'gone' && !(await isOnline())) {
      throw new OfflineError('The network went away. What was found before is saved.');
    }
    const isLost = LOST.has(outcome) && !record.snapshots;
    const copy = isLost ? await findCopy(request, archive, { address: url, day }) : undefined;
    if (linked.has(url) || records.has(url)) {
      changes.set(url, (current) => updateRecord(current, finding, { address: url, today, copy }));
    }
    onProgress?.((done += 1), checked.size);
    const needsEditor = (LOST.has(outcome) || outcome === 'moved') && state !== 'gone';
    return { address, outcome, detail, needsEditor };
  };

  const oneAtATime = pLimit(1);
  const save = () => oneAtATime(() => changeRecords(file, changes));
  // A file that an editor damages meanwhile may be whole again at the end.
  const timer = setInterval(() => void save().catch(() => undefined), SAVE_INTERVAL);
  try {
    return await Promise.all([...checked].map(check));
  } finally {
    clearInterval(timer);
    await save();
  }
}

/** The addresses by the names of their records; of several spellings, the first one counts. */
function byUrl(addresses: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const address of addresses) {
    const url = normalizeExternalUrl(address);
    if (!url) throw new UserError(`"${address}" is not a full address. Write it as https://…`);
    if (!found.has(url)) found.set(url, address);
  }
  return found;
}

/** Whether the name of any of some hosts can be looked up. */
async function canLookUp(urls: string[]): Promise<boolean> {
  const hosts = new Set(urls.map((url) => new URL(url).hostname.replace(/^\[|\]$/g, '')));
  const lookups = [...hosts].slice(0, MAX_LOOKUPS).map((host) => lookup(host));
  return Promise.any(lookups).then(
    () => true,
    () => false,
  );
}
