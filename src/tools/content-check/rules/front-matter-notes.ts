import { visit } from 'yaml';
import type { Rule } from '../rule.ts';

/** `title: The #1 guide` is the title "The": YAML takes the rest for a note. */
export const frontMatterNotes: Rule = {
  name: 'front-matter-notes',
  canBeIgnored: true,
  *checkEntry({ frontMatter }) {
    if (!frontMatter || frontMatter.faults.length > 0) return;
    const found: { at: number; value: string; note: string }[] = [];
    visit(frontMatter.document, {
      Scalar: (_key, node) => {
        const { comment, range, source } = node;
        // Of a number, a day, or a value in quotation marks, a note takes nothing away.
        const isText = node.type === 'PLAIN' && typeof node.value === 'string';
        if (!isText || !comment || !range || comment.includes('\n')) return;
        found.push({ at: frontMatter.start + range[0], value: source ?? '', note: comment.trim() });
      },
    });
    for (const { at, value, note } of found) {
      yield {
        at,
        message: `"# ${note}" is taken for a note, and is not part of the value. Put the whole value in quotation marks: "${value} #${note}"; or put the note on a line of its own.`,
      };
    }
  },
};
