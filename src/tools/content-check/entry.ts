import path from 'node:path';
import type { Heading, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import Slugger from 'github-slugger';
import { entryId } from '../../utils/addresses.ts';
import { findElements } from './elements.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import { readMarkdownText } from './markdown-text.ts';
import { parseMdx, type SyntaxFault } from './mdx.ts';
import type { Rule, Unreadable } from './rule.ts';
import { nodesOf, startOf } from './tree.ts';
import { findLinks, type LinkUse } from './links.ts';
import { findPictures, type PictureUse } from './picture-uses.ts';

/** Larger than any page should be for its readers, and small enough to be read at once. */
export const MAX_SIZE = 200_000;

/** An entry: its file, and all that was read from it. */
export interface Entry {
  /** Path below the collection's folder, with `/` between its parts. */
  file: string;
  /** Its id, which is also its address. */
  id: string;
  /** The file as it is. */
  bytes: Uint8Array;
  /** The text, without a byte-order mark. */
  source: string;
  /** What the text holds; nothing if it cannot be read. */
  tree: Root | undefined;
  /** Offset of what is in itself too often to be read, if anything is. */
  tooDeepAt: number | undefined;
  /** What the MDX parser cannot read. */
  syntaxFaults: SyntaxFault[];
  /** What a rule knows MDX cannot read, by the rule's name. */
  unreadable: Map<string, Unreadable[]>;
  frontMatter: FrontMatter | undefined;
  /** Whether the front matter says so. */
  isDraft: boolean;
  headings: HeadingUse[];
  /** Places with an address of their own, besides the headings. */
  anchors: { id: string; at: number }[];
  pictures: PictureUse[];
  links: LinkUse[];
}

/** A heading, and the id that the build gives it. */
export interface HeadingUse {
  node: Heading;
  at: number;
  text: string;
  id: string;
}

/** Whether a file holds the text of a page. */
export function isEntry(file: string): boolean {
  return file.endsWith('.mdx');
}

/**
 * Reads an entry.
 *
 * @param files all files of the collection
 */
export function readEntry(file: string, bytes: Uint8Array, files: string[], rules: Rule[]): Entry {
  const source = new TextDecoder().decode(bytes);
  const entry: Entry = {
    file,
    id: entryId(file),
    bytes,
    source,
    tree: undefined,
    tooDeepAt: undefined,
    syntaxFaults: [],
    unreadable: new Map(),
    frontMatter: undefined,
    isDraft: false,
    headings: [],
    anchors: [],
    pictures: [],
    links: [],
  };
  if (bytes.length > MAX_SIZE || !isText(source)) return entry;

  const first = parseMdx(source);
  const text = readMarkdownText(source, first, (name) => findPicture(name, file, files));
  for (const { name, findUnreadable } of rules) {
    if (findUnreadable) entry.unreadable.set(name, [...findUnreadable(text)]);
  }
  const unreadable = [...entry.unreadable.values()].flat();
  const { tree, faults, tooDeepAt } =
    unreadable.length > 0 ? parseMdx(hide(unreadable, source)) : first;
  Object.assign(entry, { syntaxFaults: faults, tooDeepAt });
  if (!tree) return entry;

  entry.tree = tree;
  entry.frontMatter = readFrontMatter(source, tree);
  entry.isDraft = entry.frontMatter?.data?.draft === true;
  entry.headings = findHeadings(tree);
  entry.anchors = findAnchors(tree, source);
  const isReadable = ({ at, end }: { at: number; end: number }) =>
    !unreadable.some((part) => part.at < end && part.end > at);
  entry.pictures = findPictures(tree, source, entry.frontMatter).filter(isReadable);
  entry.links = findLinks(tree, source).filter(isReadable);
  return entry;
}

/** Whether it is text: two bytes a letter, or no letters at all, are read with a NUL in them. */
export function isText(source: string): boolean {
  return !source.includes('\0');
}

/** Puts signs that mean nothing in place of parts of a source; every other keeps its place. */
function hide(parts: Unreadable[], source: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { at, end } of parts.toSorted((one, other) => one.at - other.at)) {
    if (end <= from) continue;
    // An "x" in an address keeps the address together; blanks in its place would not.
    const sign = '(/"\''.includes(source[at - 1] ?? ' ') ? 'x' : ' ';
    const start = Math.max(from, at);
    pieces.push(source.slice(from, start), source.slice(start, end).replace(/[^\r\n]/g, sign));
    from = end;
  }
  return pieces.join('') + source.slice(from);
}

function findAnchors(tree: Root, source: string) {
  return findElements(tree, source).flatMap(({ name, attributes, at }) => {
    const id = name === 'Anchor' && attributes.find((attribute) => attribute.name === 'id')?.value;
    return typeof id === 'string' ? [{ id, at }] : [];
  });
}

function findHeadings(tree: Root): HeadingUse[] {
  const slugger = new Slugger();
  return nodesOf(tree, 'heading').map((node) => {
    const text = toString(node, { includeImageAlt: false }).trim();
    return { node, at: startOf(node), text, id: slugger.slug(text) };
  });
}

/** The address by which an entry shows a picture with a name: one in its own folder goes first. */
function findPicture(name: string, file: string, files: string[]): string | undefined {
  const folder = path.posix.dirname(file);
  const same = files.filter(
    (other) => path.posix.basename(other).toLowerCase() === name.toLowerCase(),
  );
  const beside = same.filter((other) => path.posix.dirname(other) === folder);
  const [found, ...others] = beside.length > 0 ? beside : same;
  if (found === undefined || others.length > 0) return undefined;
  const address = encodeName(path.posix.relative(folder, found));
  return address.startsWith('.') ? address : `./${address}`;
}

/** A name as a Markdown address has it. */
function encodeName(name: string): string {
  return encodeURI(name).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'));
}
