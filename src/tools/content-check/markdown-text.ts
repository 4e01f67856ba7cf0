import type { Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { endOf, findTooDeep, startOf, visitsOf } from './tree.ts';

/** An entry's source as plain Markdown, which can be parsed even where MDX cannot. */
export interface MarkdownText {
  /** Path of the entry below the collection's folder. */
  file: string;
  source: string;
  /** Offset at which the text begins, after the front matter. */
  bodyStart: number;
  /** The pieces of HTML, as written, in the order of the text. */
  html: { start: number; value: string }[];
  /** The addresses in angle brackets: `<https://example.org/>`. */
  autolinks: { start: number; end: number }[];
}

/** Parses a source as plain Markdown. */
export function readMarkdownText(file: string, source: string): MarkdownText {
  const tree = markdownToMdast(source, { features: { frontmatter: true } }) as Root;
  const [first] = tree.children;
  const bodyStart = first?.type === 'yaml' ? endOf(first) : 0;
  const text: MarkdownText = { file, source, bodyStart, html: [], autolinks: [] };
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
