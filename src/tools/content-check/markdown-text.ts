import type { Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { expressionsOf, isComment, tagsOf } from './elements.ts';
import type { Mdx } from './mdx.ts';
import { endOf, findTooDeep, nodesOf, startOf, visitsOf } from './tree.ts';

/** An entry's source as plain Markdown, which can be read even where MDX cannot. */
export interface MarkdownText {
  source: string;
  /** Offset at which the text begins, behind the front matter. */
  bodyStart: number;
  /** Whether an offset lies within code, a note or a tag, where no sign means what it means elsewhere. */
  isOpaque: (offset: number) => boolean;
  /** The pieces of HTML that MDX cannot read, as they are written, in the order of the text. */
  html: { start: number; value: string }[];
  /** The addresses in angle brackets: `<https://example.org/>`. */
  autolinks: { start: number; end: number }[];
  /** Finds a picture by the name of its file: its address, as the entry would write it. */
  findPicture: (name: string) => string | undefined;
}

/**
 * Reads a source as plain Markdown.
 *
 * @param mdx the same source as MDX: what that can read, here is no fault
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
      opaque ??= mdx.tree ? opaqueParts(mdx.tree, source) : [];
      return opaque.some(([start, end]) => offset >= start && offset < end);
    },
  };

  // What else plain Markdown takes for HTML, MDX has read as components.
  if (mdx.faults.length === 0 && !/<img\b/i.test(source)) return text;

  const tree = markdownToMdast(source, { features: { frontmatter: true } }) as Root;
  if (findTooDeep(tree)) return text;
  for (const { node } of visitsOf(tree)) {
    const start = startOf(node);
    // As it is written: in a quotation or a list its lines begin with signs that are no part of it.
    if (node.type === 'html') text.html.push({ start, value: source.slice(start, endOf(node)) });
    if (node.type === 'link' && source[start] === '<') {
      text.autolinks.push({ start, end: endOf(node) });
    }
  }
  return text;
}

/** Where code, notes and tags are. */
function opaqueParts(tree: Root, source: string): [number, number][] {
  const code = [...nodesOf(tree, 'code'), ...nodesOf(tree, 'inlineCode')];
  const notes = expressionsOf(tree).filter(({ value }) => isComment(value));
  return [
    ...[...code, ...notes].map((node): [number, number] => [startOf(node), endOf(node)]),
    ...tagsOf(tree, source),
  ];
}

/** The matches of a pattern that are neither within code nor behind a backslash. */
export function* matchesOf(pattern: RegExp, text: MarkdownText, from = 0) {
  for (const match of text.source.matchAll(pattern)) {
    const sign = match.index + Math.max(0, match[0].indexOf('{'));
    const isPlain = text.source[sign - 1] === '\\';
    if (match.index >= from && !isPlain && !text.isOpaque(sign)) yield match;
  }
}
