import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { decodeAddress, readSiteLink } from '../../utils/addresses.ts';
import { linkComponents } from '../../utils/external-links.ts';
import { endOf, nodesOf, startOf, visitsOf, type ElementUse } from './tree.ts';
import type { Content, Entry } from './types.ts';

/** A link in an entry's text. */
export interface LinkUse {
  /** The address as the editor wrote it. */
  address: string;
  /** Its offset; -1 if it is written in another way, as with `&amp;`. */
  addressAt: number;
  /** What a reader sees or hears; undefined for an address that is not in the text. */
  text: string | undefined;
  /** Whether it is a bare address, which Markdown turns into a link. */
  isBare: boolean;
  at: number;
  end: number;
}

/** Finds the links of an entry: in Markdown, with or without references, and in components. */
export function findLinks(tree: Root, elements: ElementUse[], source: string): LinkUse[] {
  // Of two definitions with the same name, Markdown uses the first.
  const definitions = nodesOf(tree, 'definition').toReversed();
  const urls = new Map(definitions.map((node) => [node.identifier, node]));
  const inMarkdown = visitsOf(tree).flatMap(({ node }) => {
    if (node.type !== 'link' && node.type !== 'linkReference') return [];
    const at = startOf(node);
    const place = node.type === 'link' ? node : urls.get(node.identifier);
    if (!place) return [];
    const { url: address } = place;
    const mark = place === node ? source.lastIndexOf('](', endOf(node)) : startOf(place);
    const addressAt = source.indexOf(address, Math.max(mark, startOf(place)) + 1);
    const isBare = source[at] !== '[';
    // As in `[text] (https://…)`, which the rule markdown-broken reports.
    const isBroken = isBare && /[\])]\s*[([]$/.test(source.slice(at - 9, at));
    const rest = { text: toString(node).trim(), isBare, at, end: endOf(node) };
    return isBroken ? [] : [{ address, addressAt, ...rest }];
  });
  const inComponents = elements.flatMap(({ name: component, attributes }) =>
    attributes.flatMap(({ name, value, at }) => {
      if (name !== linkComponents[component]?.address || typeof value !== 'string') return [];
      const end = at + name.length;
      const addressAt = source.indexOf(value, end);
      return [{ address: value, addressAt, text: undefined, isBare: false, at, end }];
    }),
  );
  return [...inMarkdown, ...inComponents];
}

/** The files for download that entries link to, each once. */
export function downloadsOf(entries: readonly Entry[], { downloads, options }: Content) {
  const { home, url = '' } = options;
  const found = entries.flatMap(({ name, links }) =>
    links.map(({ address }) => {
      // A full address of this site works, too, though the check warns of it.
      const link = readSiteLink(address.replace(`${url}/`, '/'), name, home);
      return downloads.get(decodeAddress(link?.path ?? '').normalize());
    }),
  );
  return [...new Set(found)].filter((file) => file !== undefined);
}
