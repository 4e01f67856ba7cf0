import { fromHtml } from 'hast-util-from-html';
import { toMdast, type Handle } from 'hast-util-to-mdast';
import type { Nodes } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mdxToMarkdown } from 'mdast-util-mdx';
import { toMarkdown } from 'mdast-util-to-markdown';
import { visitParents } from 'unist-util-visit-parents';

/** HTML that a page may contain, with its language and direction; `<abbr>` has a title as well. */
const KEPT = ['abbr', 'bdi', 'cite', 'ins', 'kbd', 'mark', 'small', 'span', 'sub', 'sup'];

const keep: Handle = (state, node) => {
  const { dataNote, lang, dir, title } = node.properties;
  if (dataNote) return { type: 'footnoteReference', identifier: String(dataNote) };
  const properties = Object.entries({ lang, dir, title: node.tagName === 'abbr' && title });
  const attributes = properties
    .filter(([, value]) => value)
    .map(([name, value]) => ({ type: 'mdxJsxAttribute', name, value: String(value) }));
  const children = state.all(node);
  if (node.tagName === 'span' && attributes.length === 0) return children;
  return { type: 'mdxJsxTextElement', name: node.tagName, attributes, children } as Nodes;
};

const anchor: Handle = (_state, { properties }) => ({
  type: 'html',
  value: `<Anchor id="${properties.id}" />`,
});

const note: Handle = (state, node) => ({
  type: 'footnoteDefinition',
  identifier: String(node.properties.dataNote),
  children: state.toFlow(state.all(node)),
});

const handlers: Record<string, Handle> = {
  ...Object.fromEntries(KEPT.map((name) => [name, keep])),
  ...{ 'x-anchor': anchor, 'x-note': note },
};

/**
 * Writes tidy HTML as MDX.
 *
 * @param newlines whether to keep the source’s lines; programs break them anywhere
 */
export function toMdx(html: string, newlines: boolean): string {
  // Markdown has no signs between neighbours of a kind, and no empty lines within a paragraph.
  const joined = html
    .replace(/<\/(strong|b|em|i)><\1>/g, '')
    .replace(/<\/code>(?=<code>)/g, '$& ')
    .replace(/(<br>\s*){2,}/g, '</p><p>');
  const tree = toMdast(fromHtml(joined, { fragment: true }), { newlines, handlers });
  // Only paragraphs need empty lines in a list, not a list in it.
  visitParents(tree, 'list', (list) => {
    for (const item of list.children)
      item.spread = item.children.filter(({ type }) => type === 'paragraph').length > 1;
    list.spread = list.children.some(({ spread }) => spread);
  });
  const mdx = toMarkdown(tree, {
    bullet: '-',
    // Unlike _, it can stand within a word.
    emphasis: '*',
    rule: '-',
    listItemIndent: 'one',
    // Without its first part, which escapes web addresses: the build makes links of them even so.
    extensions: [...(gfmToMarkdown().extensions?.slice(1) ?? []), mdxToMarkdown()],
    handlers: {
      break: (_node, _parent, { stack }) => (stack.includes('tableCell') ? '<br />' : '<br />\n'),
    },
  });
  // Outside of code, a plain & needs its backslash only before what could be an entity; and at the
  // start of a line, these words would be code.
  const codeOrSign = /^([^\S\n]*`{3,})[^]*?^\1$|`[^`\n]*`|\\&(?!#?\w+;)|^(?:im|ex)port\b/gm;
  const signs: Record<string, string> = {
    ...{ '\\&': '&', import: '&#105;mport', export: '&#101;xport' },
  };
  return mdx
    .replace(/\\\[(fill in: [^\]\n]*?)\\?\]/g, '[$1]')
    .replace(codeOrSign, (it) => signs[it] ?? it);
}
