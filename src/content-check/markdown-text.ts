import type { Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { endOf, findTooDeep, startOf, visitsOf } from './tree.ts';

/** An entry's source as plain Markdown, which can be read even where MDX cannot. */
export interface MarkdownText {
  source: string;
  /** Offset at which the text begins, behind the front matter. */
  bodyStart: number;
  /** Whether an offset lies within code, where every sign stands for itself. */
  isCode: (offset: number) => boolean;
  /** The pieces of HTML, in the order of the text. */
  html: { start: number; value: string }[];
  /** The addresses in angle brackets: `<https://example.org/>`. */
  autolinks: { start: number; end: number }[];
  /** Finds a picture by the name of its file: its address, as the entry would write it. */
  findPicture: (name: string) => string | undefined;
}

/** Reads a source as plain Markdown. */
export function readMarkdownText(
  source: string,
  findPicture: MarkdownText['findPicture'],
): MarkdownText {
  const tree = markdownToMdast(source, { features: { frontmatter: true } }) as Root;
  const [first] = tree.children;
  const code: [number, number][] = [];
  const html: MarkdownText['html'] = [];
  const autolinks: MarkdownText['autolinks'] = [];
  if (!findTooDeep(tree)) {
    for (const { node } of visitsOf(tree)) {
      if (node.type === 'html') html.push({ start: startOf(node), value: node.value });
      if (node.type === 'link' && source[startOf(node)] === '<') {
        autolinks.push({ start: startOf(node), end: endOf(node) });
      }
      if (node.type === 'code' || node.type === 'inlineCode') {
        code.push([startOf(node), endOf(node)]);
      }
    }
  }
  return {
    source,
    bodyStart: first?.type === 'yaml' ? endOf(first) : 0,
    html,
    autolinks,
    findPicture,
    isCode: (offset) => code.some(([start, end]) => offset >= start && offset < end),
  };
}

/** The matches of a pattern that are not within code. */
export function* matchesOf(pattern: RegExp, text: MarkdownText, from = 0) {
  for (const match of text.source.matchAll(pattern)) {
    if (match.index >= from && !text.isCode(match.index)) yield match;
  }
}
