import type { Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { expressionsOf, isComment, tagRanges } from './elements.ts';
import type { Mdx } from './mdx.ts';
import { endOf, findTooDeep, nodesOf, startOf, visitsOf } from './tree.ts';

/** An entry's source as plain Markdown, which can be parsed even where MDX cannot. */
export interface MarkdownText {
  source: string;
  /** Offset at which the text begins, after the front matter. */
  bodyStart: number;
  /** Whether an offset is inside code, a comment or a tag, where Markdown has no meaning. */
  isOpaque: (offset: number) => boolean;
  /** The pieces of HTML that MDX cannot read, as written, in the order of the text. */
  html: { start: number; value: string }[];
  /** The addresses in angle brackets: `<https://example.org/>`. */
  autolinks: { start: number; end: number }[];
  /** Finds a picture by its file name: its address, as the entry would write it. */
  findPicture: (name: string) => string | undefined;
}

/**
 * Parses a source as plain Markdown.
 *
 * @param mdx the same source as MDX: what MDX can read is not reported from here
 */
export function readMarkdownText(
  source: string,
  mdx: Mdx,
  findPicture: MarkdownText['findPicture'],
): MarkdownText {
  const [first] = mdx.tree?.children ?? [];
  let opaque: [number, number][] | undefined;
  const text: MarkdownText = {
    source,
    bodyStart: first?.type === 'yaml' ? endOf(first) : 0,
    html: [],
    autolinks: [],
    findPicture,
    isOpaque(offset) {
      opaque ??= mdx.tree ? opaqueRanges(mdx.tree, source) : [];
      return opaque.some(([start, end]) => offset >= start && offset < end);
    },
  };

  // MDX has read everything as components that plain Markdown would read as HTML.
  if (mdx.errors.length === 0 && !/<img\b/i.test(source)) return text;

  const tree = markdownToMdast(source, { features: { frontmatter: true } }) as Root;
  if (findTooDeep(tree)) return text;
  for (const { node } of visitsOf(tree)) {
    const start = startOf(node);
    // From the source: the node's value lacks the ">" or indent before each line.
    if (node.type === 'html') text.html.push({ start, value: source.slice(start, endOf(node)) });
    if (node.type === 'link' && source[start] === '<') {
      text.autolinks.push({ start, end: endOf(node) });
    }
  }
  return text;
}

/** Start and end of each piece of code, comment and tag. */
function opaqueRanges(tree: Root, source: string): [number, number][] {
  const code = [...nodesOf(tree, 'code'), ...nodesOf(tree, 'inlineCode')];
  const comments = expressionsOf(tree).filter(({ value }) => isComment(value));
  return [
    ...[...code, ...comments].map((node): [number, number] => [startOf(node), endOf(node)]),
    ...tagRanges(tree, source),
  ];
}

/** The matches of a pattern that are neither inside code nor after a backslash. */
export function* matchesOf(pattern: RegExp, text: MarkdownText, from = 0) {
  for (const match of text.source.matchAll(pattern)) {
    const brace = match.index + Math.max(0, match[0].indexOf('{'));
    const isEscaped = text.source[brace - 1] === '\\';
    if (match.index >= from && !isEscaped && !text.isOpaque(brace)) yield match;
  }
}
