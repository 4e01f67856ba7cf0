import { readFile, rename, writeFile } from 'node:fs/promises';
import { parseLinkRecords } from '../../data/link-records.ts';
import type { LinkCheck, LinkRecord } from '../../schemas/link-record.ts';
import type { Finding } from './check-link.ts';

/** A page is gone after failures on so many days, over at least so many days. */
const MIN_FAILURES = 3;
const MIN_DAYS = 7;

/** So many checks are kept. */
const MAX_CHECKS = 10;

/**
 * Writes a day's findings into the records as they are at this moment, new records at the end. What
 * editors wrote stays, comments too.
 *
 * @throws {UserError} if somebody has damaged the file meanwhile
 */
export async function saveFindings(file: string, findings: Map<string, Finding>, date: string) {
  const { records, document } = parseLinkRecords(await readFile(file, 'utf8'), file);
  let hasChanged = false;
  for (const [address, finding] of [...findings].sort()) {
    const before = records.get(address) ?? {};
    const after = update(before, address, finding, date);
    for (const key of Object.keys({ ...before, ...after }) as (keyof LinkRecord)[]) {
      if (JSON.stringify(before[key]) === JSON.stringify(after[key])) continue;
      hasChanged = true;
      if (after[key] === undefined) document.deleteIn([address, key]);
      else document.setIn([address, key], after[key]);
    }
    if (Object.values(after).every((value) => value === undefined)) document.delete(address);
  }
  if (!hasChanged) return;
  const unfinished = `${file}.tmp`;
  await writeFile(unfinished, document.toString({ lineWidth: 0, singleQuote: true }));
  await rename(unfinished, file);
}

/** What becomes of a record; nothing, in a week that brings nothing new. */
function update(record: LinkRecord, address: string, finding: Finding, date: string): LinkRecord {
  const { outcome, title, movedTo, copy } = finding;
  const checks = addCheck(record.checks ?? [], { date, outcome, detail: finding.detail });
  const updated = {
    ...record,
    title: record.title ?? (title === '' ? undefined : title),
    snapshots: record.snapshots ?? (copy && [copy]),
    checks: checks.length > 0 ? checks : undefined,
  };
  const { state } = record;
  // Only editors archive a page, and only theirs is a "gone" without checks: they may take it back.
  if (state === 'archived') return updated;
  if (state === 'gone' && !record.checks) return record;
  if (outcome === 'living' && state === 'gone' && record.movedTo) {
    return { ...updated, state: 'moved' };
  }
  const isBack = movedTo === address || (outcome === 'living' && state !== 'moved');
  if (isBack && state === 'living') return updated;
  if (isBack) return { ...updated, state: undefined, movedTo: undefined };
  if (movedTo !== undefined) return { ...updated, state: 'moved', movedTo };
  return isGone(checks) ? { ...updated, state: 'gone' } : updated;
}

/** Adds a check that says something new, or counts towards the page being gone. Recovery clears all. */
function addCheck(checks: LinkCheck[], check: LinkCheck): LinkCheck[] {
  if (check.outcome === 'living' || check.outcome === 'moved') return [];
  const isNew = isFailure(check) ? !isGone(checks) : checks.at(-1)?.outcome !== check.outcome;
  if (!isNew) return checks;
  const others =
    check.outcome === 'drifted' ? [] : checks.filter(({ date }) => date !== check.date);
  return [...others, check].slice(-MAX_CHECKS);
}

const isFailure = ({ outcome }: LinkCheck) => outcome === 'gone' || outcome === 'soft-404';

function isGone(checks: LinkCheck[]): boolean {
  const days = checks.filter(isFailure).map(({ date }) => Date.parse(date) / (24 * 60 * 60 * 1000));
  return days.length >= MIN_FAILURES && Math.max(...days) - Math.min(...days) >= MIN_DAYS;
}
