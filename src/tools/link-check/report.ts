import { count } from '../../utils/count.ts';
import type { Result } from './index.ts';

/** The worst first. */
const ORDER = ['gone', 'soft-404', 'drifted', 'moved', 'blocked', 'broken', 'living'] as const;

/** How results can be written: for a terminal, for programs, for a pull request. */
export const formats = {
  table: (results: Result[]) =>
    [
      ...rowsOf(results).map(([outcome, ...rest]) => [outcome?.padEnd(8), ...rest].join('  ')),
      summaryOf(results),
    ].join('\n'),
  json: (results: Result[]) =>
    JSON.stringify(
      { results: results.map(({ address, outcome, detail }) => ({ address, outcome, detail })) },
      null,
      2,
    ),
  markdown: (results: Result[]) => {
    const rows = [
      ['outcome', 'address', 'how'],
      ['---', '---', '---'],
      ...rowsOf(results).map((cells) =>
        cells.map((cell) => cell.replace(/[\\|<>`*_[\]]/g, '\\$&')),
      ),
    ];
    return [...rows.map((cells) => `| ${cells.join(' | ')} |`), '', summaryOf(results)].join('\n');
  },
};

/** A row for each link but the living ones. What another site wrote cannot steer a terminal. */
function rowsOf(results: Result[]): string[][] {
  return results
    .filter(({ outcome }) => outcome !== 'living')
    .sort((one, other) => ORDER.indexOf(one.outcome) - ORDER.indexOf(other.outcome))
    .map(({ outcome, address, detail }) =>
      [outcome, address, detail].map((text) =>
        text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, encodeURIComponent),
      ),
    );
}

function summaryOf(results: Result[]): string {
  const counts = ORDER.map(
    (name) => [results.filter(({ outcome }) => outcome === name).length, name] as const,
  );
  const found = counts
    .filter(([number]) => number > 0)
    .map(([number, name]) => `${number} ${name}`);
  return `${count(results.length, 'link', 'links')} checked: ${found.join(', ')}.`;
}
