import type { Element, RootContent } from 'hast';
import { defineHastPlugin, type HastNode } from 'satteri';

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/**
 * Sets apart a page's opening, which is all that stands before its first section, and makes the
 * first figure in it the page's cover.
 */
export const opening = defineHastPlugin({
  name: 'opening',
  after(root, context) {
    const end = root.children.findIndex(startsSection);
    const length = end === -1 ? root.children.length : end;
    if (length === 0) return;
    const children = root.children.slice(0, length);
    const cover = children.findIndex((child) => isElement(child, ['figure']));
    if (cover !== -1) children[cover] = toCover(children[cover] as Element);
    context.replaceNode(root, {
      type: 'root',
      children: [
        { type: 'element', tagName: 'div', properties: { className: ['opening'] }, children },
        ...root.children.slice(length),
      ],
    } as HastNode);
  },
});

/** Whether a node is a heading, or a component that holds one. */
function startsSection(node: HastNode): boolean {
  if (isElement(node, HEADINGS)) return true;
  return 'name' in node && 'children' in node && node.children.some(startsSection);
}

function toCover(figure: Element): Element {
  const children = figure.children.map((child) =>
    isElement(child, ['img'])
      ? { ...child, properties: { ...child.properties, place: 'cover' } }
      : child,
  );
  return { ...figure, properties: { className: ['cover'] }, children };
}

function isElement(node: HastNode | RootContent, tagNames: string[]): node is Element {
  return node.type === 'element' && tagNames.includes(node.tagName);
}
