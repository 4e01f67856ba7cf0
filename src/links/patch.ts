import { isMap, isScalar, isSeq, type Document, type YAMLMap } from 'yaml';
import type { LinkCheck, LinkRecord, LinkSnapshot, LinkState } from '../schemas/link.ts';

/** How many checks a record keeps. */
export const MAX_CHECKS = 10;

/** What a run has found out about one record. */
export interface Patch {
  /** What was found of the page. */
  check?: LinkCheck;
  /** The page's own title. */
  title?: string;
  /** A copy that was found. */
  snapshot?: LinkSnapshot;
  /** The state that the check leads to, and the one from which it does. */
  state?: { from: LinkState; to: LinkState };
  /** Where the page has moved to, and what the record said of that before. */
  movedTo?: { from: string | undefined; to: string | undefined };
}

/** Joins what was found first with what was found later. */
export function joinPatches(first: Patch | undefined, later: Patch): Patch {
  return { ...first, ...later };
}

/** The checks of a record with one more: of a day the last counts, and the oldest go. */
export function withCheck(checks: readonly LinkCheck[] | undefined, check: LinkCheck): LinkCheck[] {
  const others = (checks ?? []).filter(({ date }) => date !== check.date);
  return [...others, check].sort((a, b) => (a.date < b.date ? -1 : 1)).slice(-MAX_CHECKS);
}

/**
 * Writes what was found into a document, and touches nothing else. What an editor has decided
 * meanwhile wins: a state that has changed is left, a record that was taken out stays out.
 *
 * @param node where the record is in the document
 * @param record the same, as read
 */
export function applyPatch(
  document: Document,
  node: YAMLMap,
  record: LinkRecord,
  patch: Patch,
): void {
  const { check, title, snapshot, state, movedTo } = patch;
  if (title !== undefined && record.title === undefined) setKey(document, node, 'title', title);
  const isStill = state === undefined || state.from === record.state;
  if (isStill && (movedTo === undefined || movedTo.from === record.movedTo)) {
    if (state) setKey(document, node, 'state', state.to);
    if (movedTo?.to !== undefined) setKey(document, node, 'movedTo', movedTo.to);
    else if (movedTo) node.delete('movedTo');
  }
  if (snapshot && !record.snapshots?.some((other) => other.address === snapshot.address)) {
    append(document, node, 'snapshots', snapshot);
  }
  if (check) appendCheck(document, node, record.checks, check);
}

/** Puts the records into the order of their addresses. */
export function sortRecords(document: Document): void {
  if (!isMap(document.contents)) return;
  const { items } = document.contents;
  // A note above the first record stays there, since it is one on the file.
  const key = (item: (typeof items)[number]) => (isScalar(item.key) ? String(item.key.value) : '');
  items.sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

const KEYS = ['title', 'state', 'movedTo', 'snapshots', 'linked', 'checks', 'note'];

/** Sets a key; a new one stands where the other records have it. */
function setKey(document: Document, node: YAMLMap, key: string, value: unknown): void {
  if (node.has(key)) {
    const old = node.get(key, true);
    if (isScalar(old) && typeof value === 'string') old.value = value;
    else node.set(key, document.createNode(value));
    return;
  }
  const after = KEYS.slice(KEYS.indexOf(key) + 1);
  const place = node.items.findIndex(
    (item) => isScalar(item.key) && after.includes(String(item.key.value)),
  );
  const pair = document.createPair(key, value);
  node.items.splice(place === -1 ? node.items.length : place, 0, pair);
}

function append(document: Document, node: YAMLMap, key: string, value: unknown): void {
  const list = node.get(key);
  if (isSeq(list)) list.add(document.createNode(value));
  else setKey(document, node, key, [value]);
}

function appendCheck(
  document: Document,
  node: YAMLMap,
  checks: readonly LinkCheck[] | undefined,
  check: LinkCheck,
): void {
  const kept = withCheck(checks, check);
  const list = node.get('checks');
  if (!isSeq(list) || kept.at(-1) !== check) {
    node.delete('checks');
    setKey(document, node, 'checks', kept);
    return;
  }
  const isKept = (item: unknown) =>
    isMap(item) && kept.slice(0, -1).some(({ date }) => date === String(item.get('date')));
  list.items = list.items.filter(isKept);
  list.add(document.createNode(check));
}
