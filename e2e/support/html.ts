import type { Element, Nodes, Root } from 'hast';
import { htmlToHast } from 'satteri';
import { visitParents } from 'unist-util-visit-parents';

/** All elements of an HTML document, in order. */
export function parseElements(html: string): Element[] {
  const elements: Element[] = [];
  visitParents(htmlToHast(html) as Root, 'element', (element) => void elements.push(element));
  return elements;
}

export function getText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(getText).join('') : '';
}

/** The candidates of a `srcset`: URLs with their descriptors. */
export function parseSrcset(srcset: string): { address: string; size: string }[] {
  // https://html.spec.whatwg.org/multipage/images.html#srcset-attributes
  return srcset
    .split(/,\s+|(?<=\s[\d.]+[wx]),/)
    .filter(Boolean)
    .map((candidate) => candidate.trim().split(/\s+/))
    .map(([address = '', size = '']) => ({ address, size }));
}
