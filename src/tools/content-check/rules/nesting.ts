import { MAX_DEPTH } from '../tree.ts';
import type { Rule } from '../rule.ts';

/** Deeper than a person can have meant. */
export const nesting: Rule = {
  name: 'nesting',
  asks: `Lists, quotations and components are not in one another more than ${MAX_DEPTH} deep.`,
  canBeIgnored: false,
  *checkEntry({ tooDeepAt }) {
    if (tooDeepAt === undefined) return;
    yield {
      at: tooDeepAt,
      message: `Something in this text is more than ${MAX_DEPTH} deep: lists in lists, quotations in quotations or components in components. Make it flatter.`,
    };
  },
};
