import { defineMdastPlugin, type MdastNode } from 'satteri';

/**
 * Puts HTML that marks up text into a paragraph where it stands alone on its lines. MDX takes
 * `<mark>words</mark>` there for a block, and would publish it without one.
 */
export const paragraphs = defineMdastPlugin({
  name: 'paragraphs',
  options: { position: true },
  mdxJsxFlowElement(node, context) {
    const parent = context.parent(node);
    if (!isMarkup(node) || isMarkup(parent)) return;
    const index = context.indexOf(node) ?? 0;
    if (continues(node, parent.children[index - 1])) {
      context.removeNode(node);
      return;
    }
    const children: MdastNode[] = [];
    for (const [at, next] of parent.children.slice(index).entries()) {
      const last = parent.children[index + at - 1];
      if (at > 0 && !continues(next, last)) break;
      const isApart = next.position?.start.offset !== last?.position?.end.offset;
      if (at > 0 && isApart) children.push({ type: 'text', value: ' ' });
      // A copy, because what follows the first is removed.
      children.push({ ...next });
    }
    context.replaceNode(node, { type: 'paragraph', children });
  },
});

/** Whether a node is an HTML element; the content check lets none pass but those for text. */
function isMarkup(node: MdastNode | undefined): boolean {
  return node?.type === 'mdxJsxFlowElement' && /^[a-z]/.test(node.name ?? '');
}

/** Whether a node belongs into the same paragraph as the one before it: no blank line is between. */
function continues(node: MdastNode, last: MdastNode | undefined): boolean {
  const lines = (node.position?.start.line ?? 0) - (last?.position?.end.line ?? 0);
  return isMarkup(node) && isMarkup(last) && lines <= 1;
}
