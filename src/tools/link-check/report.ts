import { count } from '../../utils/count.ts';
import { escapeMarkdown } from '../../utils/escape.ts';
import type { Result } from './index.ts';

/** The worst first. */
const ORDER = ['gone', 'soft-404', 'drifted', 'moved', 'blocked', 'broken', 'living'] as const;

/** How results can be written: for a terminal, for programs, for a pull request. */
export const formats: Record<string, (results: Result[]) => string> = {
  table: (results) =>
    [...rowsOf(results).map((cells) => cells.join('  ')), summarize(results)].join('\n'),
  json: (results) => {
    const plain = results.map(({ address, outcome, detail }) => ({ address, outcome, detail }));
    return JSON.stringify({ results: plain }, null, 2);
  },
  markdown: (results) => {
    const rows = rowsOf(results).map((cells) => `| ${cells.map(escapeMarkdown).join(' | ')} |`);
    const head = ['| outcome | address | how |', '| --- | --- | --- |'];
    return [...head, ...rows, '', summarize(results)].join('\n');
  },
};

/** A row for each link but the living ones. What another site wrote cannot steer a terminal. */
function rowsOf(results: Result[]): string[][] {
  const toPrintable = (text: string) => text.replace(/[\p{Cc}\p{Cf}]/gu, encodeURIComponent);
  return results
    .filter(({ outcome }) => outcome !== 'living')
    .sort((one, other) => ORDER.indexOf(one.outcome) - ORDER.indexOf(other.outcome))
    .map(({ outcome, address, detail }) => [outcome, address, detail].map(toPrintable));
}

function summarize(results: Result[]): string {
  const groups = Object.groupBy(results, ({ outcome }) => outcome);
  const found = ORDER.filter((outcome) => groups[outcome]);
  const parts = found.map((outcome) => `${groups[outcome]?.length ?? 0} ${outcome}`);
  return `${count(results.length, 'link', 'links')} checked: ${parts.join(', ')}.`;
}
