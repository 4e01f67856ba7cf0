import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import Slugger from 'github-slugger';
import { entryId } from '../../utils/addresses.ts';
import { findElements, opaqueRanges } from './elements.ts';
import { readFrontMatter } from './front-matter.ts';
import { findLinks } from './links.ts';
import { readMarkdownText } from './markdown-text.ts';
import { parseMdx } from './mdx.ts';
import { findPictures } from './picture-uses.ts';
import { nodesOf, startOf } from './tree.ts';
import type { Entry, HeadingUse, Rule, Unreadable } from './types.ts';

/** In bytes; more than any reader wants, and little enough to parse quickly. */
export const MAX_SIZE = 200_000;

/** Whether a file is the text of a page. */
export function isEntry(file: string): boolean {
  return file.endsWith('.mdx');
}

/** Reads an entry. */
export function readEntry(file: string, bytes: Uint8Array, rules: Rule[]): Entry {
  const source = new TextDecoder().decode(bytes);
  const entry: Entry = {
    file,
    id: entryId(file),
    bytes,
    source,
    tree: undefined,
    tooDeepAt: undefined,
    mdxErrors: [],
    unreadable: [],
    frontMatter: undefined,
    isDraft: false,
    headings: [],
    anchors: [],
    pictures: [],
    links: [],
  };
  if (bytes.length > MAX_SIZE || !isText(source)) return entry;

  const { unreadable, mdx } = readMdx(file, source, rules);
  const { tree, errors, tooDeepAt } = mdx;
  Object.assign(entry, { unreadable, mdxErrors: errors, tooDeepAt });
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

/** Parses MDX without the parts that rules know it cannot read. */
function readMdx(file: string, source: string, rules: Rule[]) {
  const text = readMarkdownText(file, source);
  const found = rules.flatMap(({ name, findUnreadable }) =>
    [...(findUnreadable?.(text) ?? [])].map((part): Unreadable => ({ ...part, rule: name })),
  );
  const mdx = parseMdx(hide(found, source));
  if (!mdx.tree) {
    // Which of them are in code, where no fix may change anything, is not known.
    return { mdx, unreadable: found.map((part) => ({ ...part, fix: undefined })) };
  }
  const opaque = opaqueRanges(mdx.tree, source);
  const isInText = ({ at }: Unreadable) => !opaque.some(([start, end]) => at >= start && at < end);
  const unreadable = found.filter(isInText);
  const isAll = unreadable.length === found.length;
  return { mdx: isAll ? mdx : parseMdx(hide(unreadable, source)), unreadable };
}

/** Whether it is text: UTF-16 and binary files contain NUL when they are decoded as UTF-8. */
export function isText(source: string): boolean {
  return !source.includes('\0');
}

/** Whether all of an entry could be read, so that nothing in it was overlooked. */
export function isFullyRead({ tree, mdxErrors, unreadable }: Entry): boolean {
  return tree !== undefined && mdxErrors.length === 0 && unreadable.length === 0;
}

/** Overwrites parts of a source with harmless characters, so that all others keep their offsets. */
function hide(parts: Unreadable[], source: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { at, end } of parts.toSorted((one, other) => one.at - other.at)) {
    if (end <= from) continue;
    // In an address, spaces would break it apart.
    const filler = '(/"\''.includes(source[at - 1] ?? ' ') ? 'x' : ' ';
    const start = Math.max(from, at);
    pieces.push(source.slice(from, start), source.slice(start, end).replace(/[^\r\n]/g, filler));
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
