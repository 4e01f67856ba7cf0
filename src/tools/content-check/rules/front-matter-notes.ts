import { visit } from 'yaml';
import type { Rule } from '../types.ts';

/** `title: The #1 guide` gives the title "The": YAML reads the rest as a comment. */
export const frontMatterNotes: Rule = {
  name: 'front-matter-notes',
  canBeIgnored: true,
  *checkEntry({ frontMatter }) {
    if (!frontMatter || frontMatter.errors.length > 0) return;
    const found: { at: number; value: string; comment: string }[] = [];
    visit(frontMatter.document, {
      Scalar: (_key, node) => {
        const { comment, range, source } = node;
        // A comment after a number, a date or a quoted value is not part of it.
        const isText = node.type === 'PLAIN' && typeof node.value === 'string';
        if (!isText || !comment || !range || comment.includes('\n')) return;
        found.push({ at: frontMatter.start + range[0], value: source ?? '', comment });
      },
    });
    for (const { at, value, comment } of found) {
      yield {
        at,
        message: `"#${comment}" is read as a comment, not as part of the value. If it belongs to the value, put it all in quotation marks: ${JSON.stringify(`${value} #${comment}`)}. If it is a comment, move it to a line of its own.`,
      };
    }
  },
};
