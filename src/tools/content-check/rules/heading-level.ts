import { findElements } from '../elements.ts';
import type { Fix, Rule } from '../types.ts';

/** Readers who navigate by headings would look for the level that was skipped. */
export const headingLevel: Rule = {
  name: 'heading-level',
  canBeIgnored: false,
  *checkEntry({ headings, tree, source }) {
    if (!tree) return;
    // A Remark is rendered with an h3.
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
      yield {
        at,
        message: isRemark
          ? 'A Remark belongs in a section. Add a ## heading above its <Feedback>.'
          : `This heading skips a level. Write ${'#'.repeat(expected)} instead of ${'#'.repeat(depth)}.`,
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
    done: `changed ${from} to ${to}, because it skipped a level`,
  };
}
