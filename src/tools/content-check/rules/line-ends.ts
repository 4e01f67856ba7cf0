import type { Rule } from '../rule.ts';

/** Windows' line ends make every line differ from what everybody else has. */
export const lineEnds: Rule = {
  name: 'line-ends',
  canBeIgnored: false,
  *checkEntry({ source }) {
    const ends = [...source.matchAll(/\r\n?/g)];
    const [first] = ends;
    if (!first) return;
    yield {
      at: first.index,
      level: 'warning',
      message: `${ends.length} lines end as on Windows (CRLF). Set your editor to LF.`,
      fix: {
        edits: ends.map(({ index, 0: end }) => ({
          start: index,
          end: index + end.length,
          text: '\n',
        })),
        done: `wrote LF at the end of ${ends.length} lines`,
      },
    };
  },
};
