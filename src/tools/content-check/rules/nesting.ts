import { MAX_DEPTH } from '../tree.ts';
import type { Rule } from '../rule.ts';

/** Deeper than a person can have meant. */
export const nesting: Rule = {
  name: 'nesting',
  canBeIgnored: false,
  *checkEntry({ tooDeepAt }) {
    if (tooDeepAt === undefined) return;
    yield {
      at: tooDeepAt,
      message: `Something in this text is more than ${MAX_DEPTH} deep: lists in lists, quotations in quotations or components in components. Make it flatter.`,
    };
  },
};
