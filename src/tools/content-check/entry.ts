import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import Slugger from 'github-slugger';
import { mdxToMdast } from 'satteri';
import { entryId } from '../../utils/addresses.ts';
import { findElements, opaqueRanges } from './elements.ts';
import { readFrontMatter } from './front-matter.ts';
import { findLinks } from './links.ts';
import { readMarkdownText } from './markdown-text.ts';
import { findPictures } from './picture-uses.ts';
import { findTooDeep, nodesOf, startOf } from './tree.ts';
import type { Rule, Unreadable } from './types.ts';

/** In bytes; more than any reader wants, and little enough to parse quickly. */
export const MAX_SIZE = 200_000;

const NOT_READ = { tree: undefined, tooDeepAt: undefined, mdxErrors: [], unreadable: [] };

/** An entry: its file, and what was read from it. */
export type Entry = ReturnType<typeof readEntry>;

/** Reads an entry. */
export function readEntry(file: string, bytes: Uint8Array, rules: Rule[]) {
  const source = new TextDecoder().decode(bytes);
  const isTooLarge = bytes.length > MAX_SIZE;
  const mdx = isTooLarge || !isText(source) ? NOT_READ : readMdx(file, source, rules);
  const tree: Root = mdx.tree ?? { type: 'root', children: [] };
  const frontMatter = readFrontMatter(source, tree);
  const isReadable = ({ at, end }: { at: number; end: number }) =>
    !mdx.unreadable.some((part) => part.at < end && part.end > at);
  return {
    /** Path below the collection's folder, with `/` between its parts. */
    file,
    /** Its id, which is also its address. */
    id: entryId(file),
    bytes,
    /** The text, without a byte-order mark. */
    source,
    /** The syntax tree; undefined if the text cannot be parsed. */
    tree: mdx.tree,
    /** Offset of the first node that is nested too deeply to be checked. */
    tooDeepAt: mdx.tooDeepAt,
    /** What the MDX parser cannot read. */
    mdxErrors: mdx.mdxErrors,
    /** Parts that a rule knows MDX cannot read. */
    unreadable: mdx.unreadable,
    frontMatter,
    isDraft: frontMatter?.data?.draft === true,
    /** Each with the id that the build gives it. */
    headings: findHeadings(tree),
    /** Ids from `<Anchor>`. */
    anchors: findAnchors(tree, source),
    pictures: findPictures(tree, source, frontMatter).filter(isReadable),
    links: findLinks(tree, source).filter(isReadable),
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
export function isFullyRead({ tree, mdxErrors, unreadable }: Entry): boolean {
  return tree !== undefined && mdxErrors.length === 0 && unreadable.length === 0;
}

function findAnchors(tree: Root, source: string) {
  return findElements(tree, source).flatMap(({ name, attributes, at }) => {
    const id = name === 'Anchor' && attributes.find((attribute) => attribute.name === 'id')?.value;
    return typeof id === 'string' ? [{ id, at }] : [];
  });
}

function findHeadings(tree: Root) {
  const slugger = new Slugger();
  return nodesOf(tree, 'heading').map((node) => {
    const text = toString(node, { includeImageAlt: false }).trim();
    return { node, at: startOf(node), text, id: slugger.slug(text) };
  });
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
    return { ...mdx, unreadable: found.map((part) => ({ ...part, fix: undefined })) };
  }
  const opaque = opaqueRanges(mdx.tree, source);
  const isInText = ({ at }: Unreadable) => !opaque.some((it) => at >= it.at && at < it.end);
  const unreadable = found.filter(isInText);
  const isAll = unreadable.length === found.length;
  return { ...(isAll ? mdx : parseMdx(hide(unreadable, source))), unreadable };
}

/** Overwrites parts of a source with harmless characters, so that all others keep their offsets. */
function hide(parts: Unreadable[], source: string): string {
  let text = '';
  for (const { at, end } of parts.toSorted((one, other) => one.at - other.at)) {
    if (end <= text.length) continue;
    // In an address, spaces would break it apart.
    const filler = '(/"\''.includes(source[at - 1] ?? ' ') ? 'x' : ' ';
    text += source.slice(text.length, at);
    text += source.slice(text.length, end).replace(/[^\r\n]/g, filler);
  }
  return text + source.slice(text.length);
}

/**
 * Parses MDX with the parser and the features that the build uses, so that both read it alike. The
 * parser stops at the first error; here the character that stopped it is then replaced by a space,
 * and the rest is parsed again.
 */
function parseMdx(source: string) {
  /** Each with the parser's own message, in the order in which the parser found them. */
  const mdxErrors: { at: number; message: string }[] = [];
  /** Opening tags that were replaced, so that their closing tags are not errors of their own. */
  const unmatched: string[] = [];
  // Each error costs another parse, and a large text takes a while.
  const maxErrors = source.length > 20_000 ? 2 : 10;
  let text = source;
  for (let tries = 0; tries <= maxErrors * 2 && mdxErrors.length < maxErrors; tries += 1) {
    try {
      const features = { frontmatter: true, gfm: true, smartPunctuation: true };
      const tree = mdxToMdast(text, { features }) as Root;
      const deep = findTooDeep(tree);
      return { tree: deep ? undefined : tree, tooDeepAt: deep && startOf(deep), mdxErrors };
    } catch (error) {
      const { at, message } = readError(error as Error, text);
      const closing = /^Unexpected closing tag `<\/([^>`]*)>`/.exec(message)?.[1];
      const index = unmatched.indexOf(closing ?? '');
      if (index === -1) mdxErrors.push({ at, message });
      else unmatched.splice(index, 1);
      const opening = /^<([A-Za-z][\w.]*)/.exec(text.slice(at, at + 100))?.[1];
      if (opening !== undefined) unmatched.push(opening);
      if (!'<{'.includes(text[at] ?? ' ')) break;
      text = `${text.slice(0, at)} ${text.slice(at + 1)}`;
    }
  }
  return { tree: undefined, tooDeepAt: undefined, mdxErrors };
}

/** Sätteri's messages read `line:column: what is wrong (rule)`; the `<` or `{` may be before it. */
function readError(error: Error, text: string) {
  const format = /^(?:(\d+):(\d+): )?(.*?)(?: \(note: .*?\))?(?: \([\w-]+:[\w-]+\))?$/s;
  const [, line = 1, column = 1, message = error.message] = format.exec(error.message) ?? [];
  let start = 0;
  for (let count = 1; count < Number(line); count += 1) start = text.indexOf('\n', start) + 1;
  const offset = start + Number(column) - 1;
  const cause = Math.max(text.lastIndexOf('{', offset), text.lastIndexOf('<', offset));
  return { at: cause === -1 ? Math.min(offset, text.length) : cause, message };
}
