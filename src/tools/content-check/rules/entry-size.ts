import { MAX_SIZE } from '../entry.ts';
import type { Rule } from '../rule.ts';

/** Nobody reads a page that long, and an old phone cannot show it. */
export const entrySize: Rule = {
  name: 'entry-size',
  canBeIgnored: false,
  *checkEntry({ bytes }) {
    if (bytes.length <= MAX_SIZE) return;
    const size = Math.ceil(bytes.length / 1000);
    yield {
      message: `The file has ${size} KB, and at most ${MAX_SIZE / 1000} can be read. Make several pages of it.`,
    };
  },
};
