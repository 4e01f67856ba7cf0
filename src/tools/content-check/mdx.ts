import type { Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import { findTooDeep, startOf } from './tree.ts';

/** Something that the MDX parser cannot read. */
export interface MdxError {
  at: number;
  /** The parser's own message. */
  message: string;
}

/** The result of parsing MDX. */
export interface Mdx {
  /** The tree; undefined if it cannot be used. */
  tree: Root | undefined;
  /** All errors, in the order in which the parser found them. */
  errors: MdxError[];
  /** Offset of the first node that is nested too deeply for the tree to be used. */
  tooDeepAt: number | undefined;
}

/** How many errors are collected: each costs another parse. */
const MAX_ERRORS = { usual: 10, large: 2 };

/** Length, in characters, from which a text takes a while to parse. */
const LARGE = 20_000;

/**
 * Parses MDX with the parser that the build uses, so that both read it alike. The parser stops at
 * the first error; here the character that stopped it is then replaced by a space, and the rest is
 * parsed again.
 */
export function parseMdx(source: string): Mdx {
  const errors: MdxError[] = [];
  /** Opening tags that were replaced, so that their closing tags are not errors of their own. */
  const unmatched: string[] = [];
  let text = source;
  const maxErrors = source.length > LARGE ? MAX_ERRORS.large : MAX_ERRORS.usual;
  for (let tries = 0; tries <= maxErrors * 2 && errors.length < maxErrors; tries += 1) {
    try {
      // The features that Astro's Markdown enables.
      const features = { frontmatter: true, gfm: true, smartPunctuation: true };
      const tree = mdxToMdast(text, { features }) as Root;
      const deep = findTooDeep(tree);
      return { tree: deep ? undefined : tree, errors, tooDeepAt: deep && startOf(deep) };
    } catch (error) {
      const { line, column, message } = readError(error as Error);
      const at = findCause(text, offsetOf(text, line, column));
      const closing = /^Unexpected closing tag `<\/([^>`]*)>`/.exec(message)?.[1];
      const index = closing === undefined ? -1 : unmatched.indexOf(closing);
      if (index === -1) errors.push({ at, message });
      else unmatched.splice(index, 1);
      const opening = /^<([A-Za-z][\w.]*)/.exec(text.slice(at, at + 100))?.[1];
      if (opening !== undefined) unmatched.push(opening);
      if (!'<{'.includes(text[at] ?? ' ')) break;
      text = `${text.slice(0, at)} ${text.slice(at + 1)}`;
    }
  }
  return { tree: undefined, errors, tooDeepAt: undefined };
}

/** Sätteri's messages read `line:column: what is wrong (rule)`. */
function readError({ message }: Error) {
  const found = /^(?:(\d+):(\d+): )?(.*?)(?: \(note: .*?\))?(?: \([\w-]+:[\w-]+\))?$/s.exec(
    message,
  );
  const [, line = '1', column = '1', what = message] = found ?? [];
  return { line: Number(line), column: Number(column), message: what };
}

/** Offset of the `<` or `{` that caused an error: at the error's offset or before it. */
function findCause(text: string, offset: number): number {
  if ('<{'.includes(text[offset] ?? ' ')) return offset;
  const before = text.slice(0, offset + 1);
  const at = Math.max(before.lastIndexOf('{'), before.lastIndexOf('<'));
  return at === -1 ? Math.min(offset, text.length) : at;
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let count = 1; count < line; count += 1) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}
