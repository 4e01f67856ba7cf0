import type { Fix } from '../problem.ts';
import type { Rule } from '../rule.ts';
import { findElements } from '../elements.ts';

/** Readers who do not see a page walk through its headings, and look for what was skipped. */
export const headingLevel: Rule = {
  name: 'heading-level',
  canBeIgnored: false,
  *checkEntry({ headings, tree, source }) {
    if (!tree) return;
    // A Remark brings a heading of its own, of the third level.
    const remarks = findElements(tree, source)
      .filter(({ name }) => name === 'Remark')
      .map(({ at }) => ({ at, depth: 3, isRemark: true }));
    const outline = [
      ...headings.map(({ at, node }) => ({ at, depth: node.depth, isRemark: false })),
      ...remarks,
    ].sort((one, other) => one.at - other.at);
    let last = 1;
    for (const { at, depth, isRemark } of outline) {
      const expected = last + 1;
      last = Math.min(depth, expected);
      if (depth <= expected) continue;
      const signs = '#'.repeat(expected);
      yield {
        at,
        message: isRemark
          ? 'A Remark stands in a section. Write a ## heading above the Feedback that it is in.'
          : `This heading skips a level. Write ${signs} in place of ${'#'.repeat(depth)}.`,
        fix: isRemark ? undefined : raise(source, at, depth, expected),
      };
    }
  },
};

function raise(source: string, at: number, depth: number, expected: number): Fix | undefined {
  if (source[at] !== '#') return undefined;
  const from = '#'.repeat(depth);
  const to = '#'.repeat(expected);
  return {
    edits: [{ start: at, end: at + depth, text: to }],
    done: `wrote ${to} in place of ${from}, which skipped a level`,
  };
}
