import type { Nodes } from 'hast';
import { toString } from 'mdast-util-to-string';
import { visitParents } from 'unist-util-visit-parents';
import { normalizeExternalUrl } from './addresses.ts';

/** An external link in a text: its address as an editor wrote it, and its words. */
export interface ExternalLink {
  address: string;
  text: string;
}

/** Finds the external links of a text, and the sources of its quotations. */
export function findExternalLinks(tree: Nodes): ExternalLink[] {
  const links: ExternalLink[] = [];
  visitParents(tree, (node) => {
    if (node.type === 'element' && node.tagName === 'a') {
      links.push({ address: String(node.properties.href), text: toString(node).trim() });
    } else if ('name' in node && node.name === 'Quotation') {
      const valueOf = (name: string) => {
        const value = node.attributes.find((one) => 'name' in one && one.name === name)?.value;
        return typeof value === 'string' ? value : '';
      };
      links.push({ address: valueOf('source'), text: valueOf('by') });
    }
  });
  return links.filter(({ address }) => normalizeExternalUrl(address) !== undefined);
}
