import { MAX_SIZE } from '../entry.ts';
import type { Rule } from '../types.ts';

/** Nobody reads such a long page, and an old phone cannot show it. */
export const entrySize: Rule = {
  name: 'entry-size',
  canBeIgnored: false,
  *checkEntry({ bytes }) {
    if (bytes.length <= MAX_SIZE) return;
    const size = Math.ceil(bytes.length / 1000);
    yield {
      message: `The file is ${size} KB; the limit is ${MAX_SIZE / 1000} KB. Split it into several pages.`,
    };
  },
};
