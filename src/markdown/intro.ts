import type { ElementContent } from 'hast';
import { defineHastPlugin, type HastNode } from 'satteri';
import { toFigure } from './figures.ts';

/**
 * Wraps a page's introduction, everything before its first section, and puts the
 * cover that the front matter names at its end: on a phone the text goes first.
 */
export const intro = defineHastPlugin({
  name: 'intro',
  after(root, context) {
    const { title, cover } = context.data.astro?.frontmatter ?? {};
    // The examples of the component gallery are not pages, and have no introduction.
    if (title === undefined) return;
    const end = root.children.findIndex(startsSection);
    const rest = end === -1 ? [] : root.children.slice(end);
    const children = root.children.slice(0, root.children.length - rest.length) as ElementContent[];
    if (cover) children.push(toFigure(cover as Parameters<typeof toFigure>[0], 'cover', context));
    if (children.length === 0) return;
    context.replaceNode(root, {
      type: 'root',
      children: [
        { type: 'element', tagName: 'div', properties: { className: ['intro'] }, children },
        ...rest,
      ],
    });
  },
});

/** Whether a node is a heading, or a component that holds one. */
function startsSection(node: HastNode): boolean {
  if (node.type === 'element') return /^h[1-6]$/.test(node.tagName);
  return 'name' in node && 'children' in node && node.children.some(startsSection);
}
