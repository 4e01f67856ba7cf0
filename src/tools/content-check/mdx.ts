import type { Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import { findTooDeep, startOf } from './tree.ts';

/** What the MDX parser cannot read. */
export interface SyntaxFault {
  /** Offset at which it stands. */
  at: number;
  /** The parser's own words. */
  message: string;
}

/** What was read. */
export interface Mdx {
  /** The tree; nothing if there is none that can be used. */
  tree: Root | undefined;
  /** Every fault, in the order in which the parser found them. */
  faults: SyntaxFault[];
  /** Offset of what is in itself too often for the tree to be used, if anything is. */
  tooDeepAt: number | undefined;
}

/** More than this many would not help anybody; each costs one more reading of the text. */
const MAX_FAULTS = { ofMost: 10, ofLarge: 2 };

/** In characters: what takes a while to read. */
const LARGE = 20_000;

/**
 * Reads MDX with the parser that the build uses, so that both mean the same by it. The parser
 * stops at the first fault; here the sign at which it stopped is then taken for a plain one, and
 * the rest is read as well.
 */
export function parseMdx(source: string): Mdx {
  const faults: SyntaxFault[] = [];
  /** Tags whose beginning was taken for plain text, so that their end is no fault of its own. */
  const halves: string[] = [];
  let text = source;
  const most = source.length > LARGE ? MAX_FAULTS.ofLarge : MAX_FAULTS.ofMost;
  for (let tries = 0; tries <= most * 2 && faults.length < most; tries += 1) {
    try {
      // The features are those that Astro's Markdown has switched on.
      const features = { frontmatter: true, gfm: true, smartPunctuation: true };
      const tree = mdxToMdast(text, { features }) as Root;
      const deep = findTooDeep(tree);
      return { tree: deep ? undefined : tree, faults, tooDeepAt: deep && startOf(deep) };
    } catch (error) {
      const { line, column, message } = read(error as Error);
      const at = findSign(text, offsetOf(text, line, column));
      const closing = /^Unexpected closing tag `<\/([^>`]*)>`/.exec(message)?.[1];
      const half = closing === undefined ? -1 : halves.indexOf(closing);
      if (half === -1) faults.push({ at, message });
      else halves.splice(half, 1);
      const opening = /^<([A-Za-z][\w.]*)/.exec(text.slice(at, at + 100))?.[1];
      if (opening !== undefined) halves.push(opening);
      if (!'<{'.includes(text[at] ?? ' ')) break;
      text = `${text.slice(0, at)} ${text.slice(at + 1)}`;
    }
  }
  return { tree: undefined, faults, tooDeepAt: undefined };
}

/** Sätteri's messages read `line:column: what is wrong (rule)`. */
function read({ message }: Error) {
  const found = /^(?:(\d+):(\d+): )?(.*?)(?: \(note: .*?\))?(?: \([\w-]+:[\w-]+\))?$/s.exec(
    message,
  );
  const [, line = '1', column = '1', what = message] = found ?? [];
  return { line: Number(line), column: Number(column), message: what };
}

/** The place of the `<` or `{` that the parser stumbled over: at an offset, or before it. */
function findSign(text: string, offset: number): number {
  if ('<{'.includes(text[offset] ?? ' ')) return offset;
  const before = text.slice(0, offset + 1);
  const sign = Math.max(before.lastIndexOf('{'), before.lastIndexOf('<'));
  return sign === -1 ? Math.min(offset, text.length) : sign;
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let count = 1; count < line; count += 1) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}
