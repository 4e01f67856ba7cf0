import { toString } from 'mdast-util-to-string';
import type { Root } from 'mdast';
import Slugger from 'github-slugger';
import { mdxToMdast } from 'satteri';
import { entryId, readFileName } from '../../utils/addresses.ts';
import { readFrontMatter } from './front-matter.ts';
import { findLinks } from './links.ts';
import { nothing, readMdx } from './mdx.ts';
import { findPictures } from './picture-uses.ts';
import { endOf, findElements, nodesOf, startOf, type ElementUse } from './tree.ts';

/** In bytes; more than any reader wants, and little enough to parse quickly. */
export const MAX_SIZE = 200_000;

/** An entry: its file, and what was read from it. */
export type Entry = ReturnType<typeof readEntry>;

/** Reads an entry. */
export function readEntry(file: string, bytes: Uint8Array) {
  const source = new TextDecoder().decode(bytes);
  const mdx = bytes.length > MAX_SIZE || !isText(source) ? nothing : readMdx(source);
  const tree: Root = mdx.tree ?? { type: 'root', children: [] };
  const frontMatter = readFrontMatter(source, mdx.yaml);
  const elements = findElements(tree, source);
  const isReadable = ({ at, end }: { at: number; end: number }) =>
    !mdx.unreadable.some((part) => part.at < end && part.end > at);
  return {
    ...mdx,
    /** Path below the collection's folder, with `/` between its parts. */
    file,
    /** Its id, which is also its address. */
    id: entryId(file),
    ...readFileName(file),
    bytes,
    /** The text as it is in the file, without a byte-order mark. */
    source,
    frontMatter,
    /** The components and the HTML elements. */
    elements,
    isDraft: frontMatter?.data?.draft === true,
    /** Each with the id that the build gives it. */
    headings: findHeadings(tree, mdx.text),
    /** Ids from `<Anchor>`. */
    anchors: findAnchors(elements),
    pictures: findPictures(tree, elements, frontMatter).filter(isReadable),
    links: findLinks(tree, elements, source).filter(isReadable),
  };
}

/** Whether a file is the text of a page. */
export function isEntry(file: string): boolean {
  return file.endsWith('.mdx');
}

/** Whether it is text: UTF-16 and binary files contain NUL when they are decoded as UTF-8. */
export function isText(source: string): boolean {
  return !source.includes('\0');
}

/** Whether all of an entry could be read, so that nothing in it was overlooked. */
export function isFullyRead({ tree, errors, unreadable }: Entry): boolean {
  return tree !== undefined && errors.length + unreadable.length === 0;
}

function findAnchors(elements: ElementUse[]) {
  return elements.flatMap(({ name, attributes, at }) => {
    const id = name === 'Anchor' && attributes.find((attribute) => attribute.name === 'id')?.value;
    return typeof id === 'string' ? [{ id, at }] : [];
  });
}

function findHeadings(tree: Root, source: string) {
  const slugger = new Slugger();
  return nodesOf(tree, 'heading').map((node) => {
    const at = startOf(node);
    const plain = { includeImageAlt: false };
    const smart = mdxToMdast(source.slice(at, endOf(node)), {
      features: { smartPunctuation: true },
    });
    const id = slugger.slug(toString(smart, plain).trim().normalize());
    return { node, at, text: toString(node, plain).trim(), id };
  });
}
