import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { findElements } from './elements.ts';
import { endOf, nodesOf, startOf, visitsOf } from './tree.ts';

/** A link in an entry's text. */
export interface LinkUse {
  /** The address as the editor wrote it. */
  address: string;
  /** What a reader sees or hears; undefined for an address that is not in the text. */
  text: string | undefined;
  /** Whether it is a bare address, which Markdown turns into a link. */
  isBare: boolean;
  at: number;
  end: number;
}

/** Finds the links of an entry: in Markdown, with or without references, and in components. */
export function findLinks(tree: Root, source: string): LinkUse[] {
  const links: LinkUse[] = [];
  const definitions = new Map<string, string>();
  for (const { identifier, url } of nodesOf(tree, 'definition')) {
    // Of two definitions with the same name, Markdown uses the first.
    if (!definitions.has(identifier)) definitions.set(identifier, url);
  }
  for (const { node } of visitsOf(tree)) {
    if (node.type !== 'link' && node.type !== 'linkReference') continue;
    const address = node.type === 'link' ? node.url : definitions.get(node.identifier);
    if (address === undefined) continue;
    const at = startOf(node);
    const isBare = source[at] !== '[';
    links.push({ address, text: toString(node).trim(), isBare, at, end: endOf(node) });
  }
  for (const { name, attributes } of findElements(tree, source)) {
    if (name !== 'Quotation') continue;
    for (const { name: key, value, at } of attributes) {
      if (key !== 'source' || typeof value !== 'string') continue;
      links.push({ address: value, text: undefined, isBare: false, at, end: at + key.length });
    }
  }
  return links;
}
