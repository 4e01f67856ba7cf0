import { count } from '../utils/count.ts';
import { OUTCOMES, type Outcome } from '../schemas/link.ts';
import type { Report, Result } from './result.ts';

/** How a report can be written. */
export const formats = { table: writeTable, json: writeJson, markdown: writeMarkdown };

/** Name of a format. */
export type Format = keyof typeof formats;

/** What an editor has to look at, the worst first. */
const WORRYING: readonly Outcome[] = ['gone', 'soft-404', 'drifted', 'moved'];

/** What an editor may look at, and which may pass. */
const PASSING: readonly Outcome[] = ['blocked', 'broken'];

/** Whether an editor has to look at a result. A page that is known to be gone is no news. */
export function isWorrying({ outcome, before }: Result): boolean {
  return WORRYING.includes(outcome) && before !== 'gone';
}

/** How a run ends: 0 where all is well, 1 where an editor is needed, 2 where it could not go on. */
export function exitCodeOf({ ended, results }: Report): 0 | 1 | 2 {
  if (ended === 'network' || ended === 'time') return 2;
  return results.some(isWorrying) ? 1 : 0;
}

function writeTable(report: Report): string {
  const rows = rowsOf(report).map(({ what, address, detail }) => ({
    what,
    text: `${address}${detail === '' ? '' : `  ${detail}`}`,
  }));
  const width = Math.max(...rows.map(({ what }) => what.length), 0);
  const lines = rows.map(({ what, text }) => visible(`${what.padEnd(width)}  ${text}`));
  return [...lines, ...(lines.length > 0 ? [''] : []), ...closing(report).map(visible)].join('\n');
}

function writeMarkdown(report: Report): string {
  const cell = (text: string) => visible(text).replace(/[\\|<>`*_[\]]/g, '\\$&');
  const rows = rowsOf(report).map(
    ({ what, address, detail }) => `| ${what} | ${cell(address)} | ${cell(detail)} |`,
  );
  const table =
    rows.length > 0 ? ['| what | address | how |', '| --- | --- | --- |', ...rows, ''] : [];
  return [...table, ...closing(report).map(cell)].join('\n');
}

function writeJson(report: Report): string {
  const { date, ended, results, unchecked, notes } = report;
  const counts = Object.fromEntries(countsOf(results));
  return JSON.stringify(
    {
      date,
      isComplete: ended === undefined && unchecked.length === 0,
      ended: ended ?? null,
      counts,
      results,
      unchecked,
      notes,
    },
    null,
    2,
  );
}

/** What is told of single addresses: all but those that live and are known to. */
function rowsOf({ results, unchecked }: Report) {
  const order = [...WORRYING, ...PASSING, 'living'];
  const told = results
    .filter(
      ({ outcome, before, state, snapshot }) =>
        outcome !== 'living' || before !== state || snapshot,
    )
    .sort((one, other) => order.indexOf(one.outcome) - order.indexOf(other.outcome));
  return [
    ...told.map((result) => ({
      what: result.outcome,
      address: result.address,
      detail: detailOf(result),
    })),
    ...unchecked.map(({ address, reason }) => ({ what: 'not checked', address, detail: reason })),
  ];
}

function detailOf({ outcome, detail, before, state, asked, movedTo, snapshot }: Result): string {
  return [
    ...(asked === undefined ? [] : [`asked at ${asked}:`]),
    ...(movedTo === undefined ? [String(detail)] : [`to ${movedTo}`]),
    ...(before === state ? [] : [`(was ${before}, is ${state} now)`]),
    ...(outcome === 'moved' && movedTo === undefined ? ['(left as it is)'] : []),
    ...(snapshot ? [`(copy of ${snapshot.date}: ${snapshot.address})`] : []),
  ].join(' ');
}

function closing(report: Report): string[] {
  const { results, unchecked, notes, ended } = report;
  const counts = countsOf(results).map(([outcome, number]) => `${number} ${outcome}`);
  const checked = `${count(results.length, 'address', 'addresses')} checked`;
  return [
    ...notes,
    ...(ended === 'network' ? ['The network went away. What was found before is saved.'] : []),
    ...(ended === 'interrupted' ? ['Interrupted. What was found before is saved.'] : []),
    ...(ended === 'time' ? ['The time of the run was over. What was found is saved.'] : []),
    `${checked}${counts.length > 0 ? `: ${counts.join(', ')}` : ''}${unchecked.length > 0 ? `; ${unchecked.length} not checked` : ''}.`,
  ];
}

function countsOf(results: readonly Result[]): [Outcome, number][] {
  return OUTCOMES.map((outcome): [Outcome, number] => [
    outcome,
    results.filter((result) => result.outcome === outcome).length,
  ]).filter(([, number]) => number > 0);
}

/** What another site wrote must not steer a terminal, nor end a line. */
function visible(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, encodeURIComponent);
}
