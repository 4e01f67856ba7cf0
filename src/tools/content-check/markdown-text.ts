import type { Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { endOf, findTooDeep, nodesOf, startOf } from './tree.ts';

/** An entry's source as plain Markdown, which can be parsed even where MDX cannot. */
export type MarkdownText = ReturnType<typeof readMarkdownText>;

/** Parses a source as plain Markdown. */
export function readMarkdownText(file: string, source: string) {
  const tree = markdownToMdast(source, { features: { frontmatter: true } }) as Root;
  const [first] = tree.children;
  const body: Root = findTooDeep(tree) ? { type: 'root', children: [] } : tree;
  return {
    file,
    source,
    /** Offset at which the text begins, after the front matter. */
    bodyStart: first?.type === 'yaml' ? endOf(first) : 0,
    /** The pieces of HTML, from the source: a node's value lacks the ">" or indent of each line. */
    html: nodesOf(body, 'html').map((node) => ({
      start: startOf(node),
      value: source.slice(startOf(node), endOf(node)),
    })),
    /** The addresses in angle brackets: `<https://example.org/>`. */
    autolinks: nodesOf(body, 'link')
      .map((node) => ({ start: startOf(node), end: endOf(node) }))
      .filter(({ start }) => source[start] === '<'),
  };
}
