import type { Root, Yaml } from 'mdast';
import { markdownToMdast, mdxToMdast } from 'satteri';
import { location } from 'vfile-location';
import { endOf, findTooDeep, isComponent, nodesOf, startOf } from './tree.ts';
import type { Range } from './types.ts';
import { findUnreadable, hide, type Unreadable } from './unreadable.ts';

/** An opening or closing tag, as it is written. */
interface Tag extends Range {
  name: string;
  isClosing: boolean;
  /** The tag that closes or opens the same element. */
  partner?: Tag;
}

/** Why a place cannot be read as MDX. */
export interface MdxError {
  at: number;
  /** The tag that is there, and the name in its other half, if there is one. */
  tag?: { name: string; isClosing: boolean; partner: string | undefined } | undefined;
}

/** Attribute values, in quotation marks or braces, may contain a ">". */
const TAG =
  /(?<!\\|\]\(|\]:[^\S\n]*)<(?<slash>\/?)(?<name>[A-Za-z][\w.-]*)(?=[\s/>])(?:[^<>"'{}]|"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*?(?<end>\/?)>/g;

/** A text with more tags or braces than this is not a page, and would take minutes to parse. */
export const MAX_SIGNS = 2000;

/** Deeper quotations than any text has. */
const DEEP_QUOTATION = /^(?:[ \t]*>){100}/m;

/**
 * Parses MDX with the parser and the features that the build uses, so that both read it alike. What
 * is known to be unreadable is hidden first. The parser stops at each other error; what is there is
 * then hidden too, a few times.
 */
export function readMdx(source: string): typeof nothing {
  if (DEEP_QUOTATION.test(source)) {
    return { ...nothing, tooDeepAt: source.search(DEEP_QUOTATION) };
  }
  // As plain Markdown, it says what is code even where it cannot be read as MDX.
  const plain = markdownToMdast(source.replace(/[<{]/g, 'x'), { features }) as Root;
  const [front] = plain.children;
  const yaml = front?.type === 'yaml' ? front : undefined;
  const textStart = yaml ? endOf(yaml) : 0;
  const blocks = findTooDeep(plain) ? [] : nodesOf(plain, 'code').map(toRange);
  const inline = findTooDeep(plain) ? [] : nodesOf(plain, 'inlineCode').map(toRange);
  const fenced = blocks.filter(({ at }) => /[`~]/.test(source[at] ?? ''));

  let text = hide(source, [...fenced, ...inline]);
  text = hide(text, [...text.matchAll(/\{\s*\/\*[^]*?\*\/\s*\}/g)].map(toMatchRange));
  const elements = findTags(text).filter(({ name, isClosing }) => isComponent(name) && !isClosing);
  const isInComponent = ({ at, end }: Range) =>
    elements.some(({ at: start, partner }) => start < at && (partner?.at ?? 0) >= end);
  const indented = blocks.filter((block) => !fenced.includes(block) && !isInComponent(block));
  const root = plain.children.map(startOf);
  /** MDX has no indented code. In a list, it may be meant as text. */
  const misread = indented.filter(({ at }) => root.includes(at));
  text = hide(text, misread);
  // The text in a component's tag is shown as it is.
  const unreadable = findUnreadable(hide(text, elements), textStart);
  text = hide(text, unreadable);
  const tags = findTags(text).filter(({ at }) => at >= textStart);
  const alone = tags.filter(({ partner }) => !partner);
  const errors: MdxError[] = alone.map((tag) => toError(tag.at, tag));
  const parts = {
    yaml,
    code: [...fenced, ...inline, ...indented],
    misread,
    // Without front matter, a comment in it would seem to be text.
    unreadable: yaml ? unreadable : unreadable.map((part) => ({ ...part, fix: undefined })),
    errors,
  };
  text = hide(source, [...misread, ...unreadable, ...alone]);
  const signs = hide(text, parts.code).match(/[<{]/g) ?? [];
  if (signs.length > MAX_SIGNS) return { ...nothing, ...parts, text, signs: signs.length };
  for (let tries = Math.max(2, Math.min(10, 200_000 / source.length)); tries > 0; tries -= 1) {
    try {
      const tree = mdxToMdast(text, { features }) as Root;
      const deep = findTooDeep(tree);
      if (deep) return { ...nothing, yaml, text, tooDeepAt: startOf(deep) };
      return { ...nothing, ...parts, text, tree };
    } catch (error) {
      const at = placeOf(error as Error, text);
      const tag = tags.find((candidate) => candidate.at === at);
      // The other half of an opening tag that cannot be read is not a mistake of its own.
      const [, name] = /^<([A-Za-z][\w.]*)/.exec(text.slice(at, at + 100)) ?? [];
      const other = errors.findIndex((error) => error.tag?.isClosing && error.tag.name === name);
      if (!tag && other !== -1) errors.splice(other, 1);
      errors.push(toError(at, tag));
      const line = text.indexOf('\n', at) + 1 || text.length;
      const end = /[<{]/.test(text[at] ?? '') ? at + 1 : line;
      text = hide(text, tag ? [tag, tag.partner ?? tag] : [{ at, end }]);
    }
  }
  return { ...nothing, ...parts, text };
}

/** Without smart punctuation, which takes long in a long paragraph, and matters in headings only. */
const features = { frontmatter: true, gfm: true };

/** What is known of a text that was not read. */
export const nothing = {
  /** The text without what cannot be read, which has been overwritten. */
  text: '',
  tree: undefined as Root | undefined,
  /** Offset of the first node that is nested too deeply to be checked. */
  tooDeepAt: undefined as number | undefined,
  yaml: undefined as Yaml | undefined,
  /** How many tags and braces there are, if too many to parse. */
  signs: 0,
  /** Code, which no fix may touch. */
  code: [] as Range[],
  /** Blocks that are indented as if they were code. */
  misread: [] as Range[],
  unreadable: [] as Unreadable[],
  errors: [] as MdxError[],
};

const toRange = (node: Parameters<typeof startOf>[0]) => ({ at: startOf(node), end: endOf(node) });

const toMatchRange = (match: RegExpExecArray) => ({
  at: match.index,
  end: match.index + match[0].length,
});

function toError(at: number, tag: Tag | undefined): MdxError {
  return { at, tag: tag && { ...tag, partner: tag.partner?.name } };
}

/** Finds all tags that are not complete in themselves, and which of them belong together. */
function findTags(text: string): Tag[] {
  const tags: Tag[] = [];
  const open: Tag[] = [];
  for (const match of text.matchAll(TAG)) {
    const { slash, name = '', end } = match.groups ?? {};
    const tag: Tag = { ...toMatchRange(match), name, isClosing: slash === '/' };
    tags.push(tag);
    if (end === '/') tag.partner = tag;
    else if (!tag.isClosing) open.push(tag);
    else {
      const index = open.findLastIndex((other) => other.name.toLowerCase() === name.toLowerCase());
      const [partner] = index === -1 ? [] : open.splice(index);
      if (partner) [tag.partner, partner.partner] = [partner, tag];
    }
  }
  return tags;
}

/** Sätteri's messages begin with `line:column:`; the `{` or `<` that is meant may be before it. */
function placeOf({ message }: Error, text: string): number {
  const [, line = 1, column = 1] = /^(\d+):(\d+):/.exec(message) ?? [];
  const point = { line: Number(line), column: Number(column) };
  const offset = location(text).toOffset(point) ?? text.length;
  const cause = Math.max(...['{', '<', '\n\n'].map((sign) => text.lastIndexOf(sign, offset)));
  return /[{<]/.test(text[cause] ?? '') ? cause : offset;
}
