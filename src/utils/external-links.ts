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

/** Lists the external links in the text of a page, and the sources of its quotations. */
export function listExternalLinks(mdx: string): ExternalLink[] {
  const found: ExternalLink[] = [];
  visitParents(mdxToHast(mdx, { features: { gfm: true } }), (node) => {
    const link = readExternalLink(node);
    if (link) found.push(link);
  });
  return found;
}

/** Reads a link, or the source of a `<Quotation>`; undefined if there is no external address. */
function readExternalLink(node: Readonly<Nodes>): ExternalLink | undefined {
  const link = { address: '', text: '' };
  if (node.type === 'element' && node.tagName === 'a') {
    Object.assign(link, { address: String(node.properties.href), text: toString(node).trim() });
  } else if ('name' in node && node.name === 'Quotation') {
    for (const { value, ...attribute } of node.attributes) {
      if (!('name' in attribute) || !value) continue;
      const text = String(typeof value === 'string' ? value : readLiteral(value.value));
      if (attribute.name === 'source') link.address = text;
      if (attribute.name === 'by') link.text = text;
    }
  }
  return normalizeExternalUrl(link.address) === undefined ? undefined : link;
}
