import type { Element, ElementContent, RootContent } from 'hast';
import { defineHastPlugin, type HastNode } from 'satteri';
import { toFigure, type FigureData } from './figure.ts';

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

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
    const length = end === -1 ? root.children.length : end;
    const children = [
      ...root.children.slice(0, length),
      ...(cover ? [toFigure(cover as FigureData, 'cover', context)] : []),
    ] as ElementContent[];
    if (children.length === 0) return;
    context.replaceNode(root, {
      type: 'root',
      children: [
        { type: 'element', tagName: 'div', properties: { className: ['intro'] }, children },
        ...root.children.slice(length),
      ],
    });
  },
});

/** Whether a node is a heading, or a component that holds one. */
function startsSection(node: HastNode): boolean {
  if (isElement(node, HEADINGS)) return true;
  return 'name' in node && 'children' in node && node.children.some(startsSection);
}

function isElement(node: HastNode | RootContent, tagNames: string[]): node is Element {
  return node.type === 'element' && tagNames.includes(node.tagName);
}
