import { readFile, rename, writeFile } from 'node:fs/promises';
import { isMap } from 'yaml';
import { parseLinkRecords } from '../../data/link-records.ts';
import type { LinkCheck, LinkRecord, LinkSnapshot } from '../../schemas/link-record.ts';
import type { Finding } from './check-link.ts';

/** A page is gone after failures on so many days, over at least so many days. */
const MIN_FAILURES = 3;
const MIN_DAYS = 7;

/** So many checks are kept. */
const MAX_CHECKS = 10;

/** What was found of a link, and when. */
export interface DatedFinding extends Finding {
  date: string;
  /** A copy of the page in an archive. */
  copy: LinkSnapshot | undefined;
}

/**
 * Writes findings into the records as they are at this moment. What editors wrote stays, comments
 * too. Whoever reads the file sees the old text or the new one, never a part.
 *
 * @throws {UserError} if somebody has damaged the file meanwhile
 */
export async function saveFindings(file: string, findings: Map<string, DatedFinding>) {
  const text = await readFile(file, 'utf8');
  const { records, document } = parseLinkRecords(text, file);
  let hasChanged = false;
  for (const [address, finding] of findings) {
    const before = records.get(address) ?? {};
    const after = update(before, address, finding);
    for (const key of Object.keys({ ...before, ...after }) as (keyof LinkRecord)[]) {
      if (JSON.stringify(before[key]) === JSON.stringify(after[key])) continue;
      hasChanged = true;
      if (after[key] === undefined) document.deleteIn([address, key]);
      else document.setIn([address, key], document.createNode(after[key]));
    }
  }
  if (!hasChanged) return;
  if (isMap(document.contents)) {
    document.contents.items.sort((one, other) => (String(one.key) < String(other.key) ? -1 : 1));
  }
  await writeFile(`${file}.tmp`, document.toString({ lineWidth: 0, singleQuote: true }));
  await rename(`${file}.tmp`, file);
}

/** What becomes of a record; nothing, in a week that brings nothing new. */
function update(record: LinkRecord, address: string, finding: DatedFinding): LinkRecord {
  const { outcome, title, movedTo, copy } = finding;
  const checks = addCheck(record.checks ?? [], finding);
  const updated = {
    ...record,
    title: record.title ?? (title === '' ? undefined : title),
    snapshots: record.snapshots ?? (copy && [copy]),
    checks: checks.length > 0 ? checks : undefined,
  };
  // It is for editors to decide that readers are sent to an archive, and to take it back.
  if (record.state === 'archived') return updated;
  const isBack = movedTo === address || (outcome === 'living' && record.state !== 'moved');
  if (isBack && record.state === 'living') return updated;
  if (isBack) return { ...updated, state: undefined, movedTo: undefined };
  if (movedTo !== undefined) return { ...updated, state: 'moved', movedTo };
  return isGone(checks) ? { ...updated, state: 'gone', movedTo: undefined } : updated;
}

/** Adds a check that says something new, or counts towards the page being gone. Recovery clears all. */
function addCheck(checks: LinkCheck[], { outcome, date, detail }: DatedFinding): LinkCheck[] {
  if (outcome === 'living' || outcome === 'moved') return [];
  const isNew = FAILURES.has(outcome) ? !isGone(checks) : checks.at(-1)?.outcome !== outcome;
  if (!isNew) return checks;
  const others = outcome === 'drifted' ? [] : checks.filter((check) => check.date !== date);
  return [...others, { date, outcome, detail }].slice(-MAX_CHECKS);
}

const FAILURES = new Set<LinkCheck['outcome']>(['gone', 'soft-404']);

function isGone(checks: LinkCheck[]): boolean {
  const failures = checks.filter(({ outcome }) => FAILURES.has(outcome));
  const days = failures.map(({ date }) => Date.parse(date) / (24 * 60 * 60 * 1000));
  return days.length >= MIN_FAILURES && Math.max(...days) - Math.min(...days) >= MIN_DAYS;
}
