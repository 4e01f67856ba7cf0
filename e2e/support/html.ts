import type { Element, Nodes, Root } from 'hast';
import { htmlToHast } from 'satteri';
import { visitParents } from 'unist-util-visit-parents';

/** All elements of an HTML document, as a browser reads it, in order. */
export function elementsOf(html: string): Element[] {
  const elements: Element[] = [];
  visitParents(htmlToHast(html) as Root, 'element', (element) => void elements.push(element));
  return elements;
}

/** The text in an element. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** The candidates of an attribute `srcset`: addresses, and what stands behind each. */
export function candidatesOf(srcset: string): { address: string; size: string }[] {
  // https://html.spec.whatwg.org/multipage/images.html#srcset-attributes
  return srcset
    .split(/,\s+|(?<=\s[\d.]+[wx]),/)
    .map((candidate) => candidate.trim().split(/\s+/))
    .map(([address = '', size = '']) => ({ address, size }));
}
