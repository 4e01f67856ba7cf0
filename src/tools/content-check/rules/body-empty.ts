import { isComment } from '../elements.ts';
import type { Rule } from '../rule.ts';

/** A page without a text is a promise that nobody keeps. */
export const bodyEmpty: Rule = {
  name: 'body-empty',
  canBeIgnored: false,
  *checkEntry({ tree, frontMatter, syntaxFaults, unreadable }) {
    if (!tree || syntaxFaults.length > 0 || [...unreadable.values()].flat().length > 0) return;
    const isEmpty = tree.children.every(
      (node) =>
        node.type === 'yaml' || (node.type === 'mdxFlowExpression' && isComment(node.value)),
    );
    if (!isEmpty) return;
    yield {
      at: frontMatter?.start,
      message:
        'The page has no text. Write it below the front matter, or take the file away until there is one.',
    };
  },
};
