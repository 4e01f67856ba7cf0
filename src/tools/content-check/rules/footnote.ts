import type { Rule } from '../rule.ts';
import { endOf, nodesOf, startOf } from '../tree.ts';

/** A note that nothing leads to is left out, and so is the second of two with one name. */
export const footnote: Rule = {
  name: 'footnote',
  canBeIgnored: false,
  *checkEntry({ tree, source }) {
    if (!tree) return;
    const used = new Set(nodesOf(tree, 'footnoteReference').map(({ identifier }) => identifier));
    const seen = new Set<string>();
    for (const node of nodesOf(tree, 'footnoteDefinition')) {
      const { identifier } = node;
      if (seen.has(identifier)) {
        yield {
          at: startOf(node),
          message: `There is another footnote [^${identifier}], so this one would be lost. Give it another name.`,
        };
      } else if (!used.has(identifier)) {
        yield {
          at: startOf(node),
          message: `Nothing in the text leads to this footnote, so it would be lost. Write [^${identifier}] where it belongs, or take it out.`,
        };
      }
      seen.add(identifier);
    }
    for (const node of nodesOf(tree, 'text')) {
      const start = startOf(node);
      for (const { index, 0: mark } of source
        .slice(start, endOf(node))
        .matchAll(/(?<!\\)\[\^[^\]\s]+\]/g)) {
        yield {
          at: start + index,
          message: `There is no footnote for ${mark}. Write it below, on a line of its own: ${mark}: …`,
        };
      }
    }
  },
};
