import type { LinkCheck, LinkRecord, Outcome } from '../schemas/link.ts';
import type { Finding } from './assess.ts';
import { bestCopy } from './copies.ts';
import { daysBetween } from './days.ts';
import { withCheck, type Patch } from './patch.ts';

/** A page is taken for gone after failures on so many days, over so many days. */
const LEAST_FAILURES = 3;
const LEAST_DAYS = 7;

/** Say that the page is not there. */
const FAILURES: ReadonlySet<Outcome> = new Set(['gone', 'soft-404']);

/** Say that it is, or that something is. */
const SUCCESSES: ReadonlySet<Outcome> = new Set(['living', 'moved', 'drifted']);

/**
 * The address to which a link with this record leads a reader: where the page has moved to, or the
 * copy that was made closest to the day of linking.
 */
export function askedAddress(address: string, record: LinkRecord): string {
  const { state, movedTo } = record;
  if (state === 'moved' && movedTo !== undefined) return movedTo;
  return (state === 'archived' ? bestCopy(record)?.address : undefined) ?? address;
}

/**
 * What a check changes in a record. One bad day changes no state: a page is taken for gone after
 * failures on three days at least, over a week at least, with nothing found in between.
 *
 * @param address of the record
 * @param today the day of the check
 */
export function judge(address: string, record: LinkRecord, finding: Finding, today: string): Patch {
  const { outcome, detail, title, movedTo } = finding;
  const check: LinkCheck = { date: today, outcome, detail };
  const patch: Patch = { check };
  if (title !== undefined && record.title === undefined) patch.title = title;
  const { state } = record;
  // That a page is to be read in an archive is for an editor to decide, and to take back.
  if (state === 'archived') return patch;
  if (outcome === 'moved' && movedTo !== undefined) {
    // What has moved may come back.
    const isBack = movedTo === address;
    patch.state = { from: state, to: isBack ? 'living' : 'moved' };
    patch.movedTo = { from: record.movedTo, to: isBack ? undefined : movedTo };
  } else if (outcome === 'living' && state !== 'moved') {
    if (state !== 'living') patch.state = { from: state, to: 'living' };
  } else if (state !== 'gone' && isGone(withCheck(record.checks, check))) {
    patch.state = { from: state, to: 'gone' };
    if (state === 'moved') patch.movedTo = { from: record.movedTo, to: undefined };
  }
  return patch;
}

/** Whether the last checks have failed often enough and for long enough. */
export function isGone(checks: readonly LinkCheck[]): boolean {
  const last = checks.findLastIndex(({ outcome }) => SUCCESSES.has(outcome));
  const failures = checks.slice(last + 1).filter(({ outcome }) => FAILURES.has(outcome));
  const [first, latest] = [failures[0], failures.at(-1)];
  const days = new Set(failures.map(({ date }) => date)).size;
  return (
    first !== undefined &&
    latest !== undefined &&
    days >= LEAST_FAILURES &&
    daysBetween(first.date, latest.date) >= LEAST_DAYS
  );
}
