import { count } from '../../../utils/count.ts';
import type { Rule } from '../types.ts';

/** With Windows line ends, git would show every line as changed. */
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
      message: `${count(ends.length, 'line ends', 'lines end')} as on Windows (CRLF). Set your editor to LF.`,
      fix: {
        edits: ends.map(({ index, 0: end }) => ({
          start: index,
          end: index + end.length,
          text: '\n',
        })),
        done: `changed ${count(ends.length, 'line end', 'line ends')} to LF`,
      },
    };
  },
};
