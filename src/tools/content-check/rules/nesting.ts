import { MAX_DEPTH } from '../tree.ts';
import type { Rule } from '../types.ts';

/** Nobody nests this deeply on purpose, and the build may run out of memory. */
export const nesting: Rule = {
  name: 'nesting',
  canBeIgnored: false,
  *checkEntry({ tooDeepAt }) {
    if (tooDeepAt === undefined) return;
    yield {
      at: tooDeepAt,
      message: `Lists, quotations or components are nested more than ${MAX_DEPTH} levels deep here. Use fewer levels.`,
    };
  },
};
