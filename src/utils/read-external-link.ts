import type { Nodes } from 'hast';
import { toString } from 'mdast-util-to-string';
import { normalizeExternalUrl } from './addresses.ts';
import { readLiteral } from './read-literal.ts';

/** An external link in a text: its address as an editor wrote it, and its words. */
export interface ExternalLink {
  address: string;
  text: string;
}

/** Reads a link, or the source of a `<Quotation>`; undefined if there is no external address. */
export function readExternalLink(node: Readonly<Nodes>): ExternalLink | undefined {
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
