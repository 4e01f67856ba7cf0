import { endOf, nodesOf, startOf } from '../tree.ts';
import type { Rule } from '../types.ts';

/** Markdown drops a footnote that nothing refers to, and the second of two with the same name. */
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
          message: `There is already a footnote [^${identifier}], so this one would be lost. Give it another name.`,
        };
      } else if (!used.has(identifier)) {
        yield {
          at: startOf(node),
          message: `Nothing in the text refers to this footnote, so it would be lost. Write [^${identifier}] where it belongs, or remove it.`,
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
          message: `There is no footnote for ${mark}. Add one below, on a line of its own: ${mark}: …`,
        };
      }
    }
  },
};
