import type { LinkCheck, LinkRecord, LinkSnapshot } from '../../schemas/link-record.ts';
import type { Finding } from './check-link.ts';

/** A page is gone after failures on so many days, over at least so many days. */
const MIN_FAILURES = 3;
const MIN_DAYS = 7;

const DAY = 24 * 60 * 60 * 1000;

/** So many checks are kept. */
const MAX_CHECKS = 10;

/** What a check adds to a record: nothing in a week in which nothing changes. */
export function updateRecord(
  record: LinkRecord,
  { outcome, detail, title, movedTo }: Finding,
  { address, today, copy }: { address: string; today: string; copy: LinkSnapshot | undefined },
): LinkRecord {
  const updated = { ...record };
  if (title) updated.title ??= title;
  if (copy) updated.snapshots ??= [copy];
  const checks = updateChecks(record.checks ?? [], { date: today, outcome, detail });
  if (checks.length > 0) updated.checks = checks;
  else delete updated.checks;
  // It is for editors to decide that readers are sent to an archive, and to take it back.
  if (record.state === 'archived') return updated;
  if (movedTo !== undefined && movedTo !== address) return { ...updated, state: 'moved', movedTo };
  const isBack = movedTo === address || (outcome === 'living' && record.state !== 'moved');
  if (isGone(checks)) updated.state = 'gone';
  else if (isBack && record.state !== 'living') delete updated.state;
  if (updated.state !== 'moved') delete updated.movedTo;
  return updated;
}

/** Adds a check that says something new, or counts towards the page being gone. Recovery clears them. */
function updateChecks(checks: LinkCheck[], check: LinkCheck): LinkCheck[] {
  const { outcome, date } = check;
  if (outcome === 'living' || outcome === 'moved') return [];
  const isNew = isFailure(check) ? !isGone(checks) : checks.at(-1)?.outcome !== outcome;
  if (!isNew) return checks;
  const others = outcome === 'drifted' ? [] : checks.filter((other) => other.date !== date);
  return [...others, check].slice(-MAX_CHECKS);
}

function isFailure({ outcome }: LinkCheck): boolean {
  return outcome === 'gone' || outcome === 'soft-404';
}

function isGone(checks: LinkCheck[]): boolean {
  const days = checks.filter(isFailure).map(({ date }) => Date.parse(date));
  return days.length >= MIN_FAILURES && Math.max(...days) - Math.min(...days) >= MIN_DAYS * DAY;
}
