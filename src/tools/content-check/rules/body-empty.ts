import { isComment } from '../elements.ts';
import { isFullyRead } from '../entry.ts';
import type { Rule } from '../types.ts';

/** Readers would open an empty page. */
export const bodyEmpty: Rule = {
  name: 'body-empty',
  canBeIgnored: false,
  *checkEntry(entry) {
    if (!entry.tree || !isFullyRead(entry)) return;
    const isEmpty = entry.tree.children.every(
      (node) =>
        node.type === 'yaml' || (node.type === 'mdxFlowExpression' && isComment(node.value)),
    );
    if (!isEmpty) return;
    yield {
      at: entry.frontMatter?.start,
      message: 'This page has no text. Write it below the front matter, or delete the file.',
    };
  },
};
