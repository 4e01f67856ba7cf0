import type { Nodes } from 'hast';
import { toString } from 'mdast-util-to-string';
import { visitParents } from 'unist-util-visit-parents';
import { normalizeExternalUrl } from './addresses.ts';

/** An external link in a text. */
export interface ExternalLink {
  /** The address, as its editor wrote it. */
  address: string;
  /** The words of the link. */
  text: string;
}

/** Finds the external links of a text: those that Markdown has any way to write, and the sources of quotations. */
export function findExternalLinks(tree: Nodes): ExternalLink[] {
  const links: ExternalLink[] = [];
  visitParents(tree, (node) => {
    if (node.type === 'element' && node.tagName === 'a') {
      links.push({ address: String(node.properties.href), text: toString(node).trim() });
    } else if ('name' in node && node.name === 'Quotation') {
      const props = new Map(
        node.attributes.map((attribute) => [
          'name' in attribute ? attribute.name : '',
          typeof attribute.value === 'string' ? attribute.value : '',
        ]),
      );
      links.push({ address: props.get('source') ?? '', text: props.get('by') ?? '' });
    }
  });
  return links.filter(({ address }) => normalizeExternalUrl(address) !== undefined);
}
