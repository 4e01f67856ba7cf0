import type { Nodes } from 'hast';
import { toString } from 'mdast-util-to-string';
import { mdxToHast } from 'satteri';
import { visitParents } from 'unist-util-visit-parents';
import { normalizeExternalUrl } from './addresses.ts';
import { readLiteral } from './read-literal.ts';

/** An external link in a text: its address as an editor wrote it, and its words. */
export interface ExternalLink {
  address: string;
  text: string;
}

/** Components that are links: the attributes with their address and their words. */
export const linkComponents: Record<string, { address: string; text: string }> = {
  Quotation: { address: 'source', text: 'by' },
  Video: { address: 'href', text: 'title' },
};

/** Lists the external links in the text of a page, and in its components. */
export function listExternalLinks(mdx: string): ExternalLink[] {
  const found: ExternalLink[] = [];
  visitParents(mdxToHast(mdx, { features: { gfm: true } }), (node) => {
    const link = readExternalLink(node);
    if (link) found.push(link);
  });
  return found;
}

/** Reads a link, or a component that is one; undefined if there is no external address. */
function readExternalLink(node: Readonly<Nodes>): ExternalLink | undefined {
  const link = { address: '', text: '' };
  const keys = 'name' in node ? linkComponents[node.name ?? ''] : undefined;
  if (node.type === 'element' && node.tagName === 'a') {
    Object.assign(link, { address: String(node.properties.href), text: toString(node).trim() });
  } else if ('attributes' in node && keys) {
    for (const { value, ...attribute } of node.attributes) {
      if (!('name' in attribute) || !value) continue;
      const text = String(typeof value === 'string' ? value : readLiteral(value.value));
      if (attribute.name === keys.address) link.address = text;
      if (attribute.name === keys.text) link.text = text;
    }
  }
  return normalizeExternalUrl(link.address) === undefined ? undefined : link;
}
