import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast, type Handle, type NodeHandle } from 'hast-util-to-mdast';
import type { Nodes, Paragraph } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mdxToMarkdown } from 'mdast-util-mdx';
import { defaultHandlers, toMarkdown } from 'mdast-util-to-markdown';
import { visitParents } from 'unist-util-visit-parents';

/** HTML that a page may contain, with its language and direction; `<abbr>` has a title as well. */
const KEPT = ['abbr', 'bdi', 'cite', 'ins', 'kbd', 'mark', 'small', 'span', 'sub', 'sup'];

const keep: Handle = (state, node) => {
  const { dataNote, ...properties } = node.properties;
  if (dataNote) return { type: 'footnoteReference', identifier: String(dataNote) };
  const attributes = ['lang', 'dir', ...(node.tagName === 'abbr' ? ['title'] : [])]
    .filter((name) => properties[name])
    .map((name) => ({ type: 'mdxJsxAttribute', name, value: String(properties[name]) }));
  const children = state.all(node);
  if (node.tagName === 'span' && attributes.length === 0) return children;
  return { type: 'mdxJsxTextElement', name: node.tagName, attributes, children } as Nodes;
};

const code: Handle = (_state, { properties }) => {
  return { type: 'inlineCode', value: String(properties.dataText).replace(/\s*\n\s*/g, ' ') };
};

const pre: Handle = (_state, node) => {
  const nodes = [node, ...node.children];
  const classes = nodes.flatMap((it) => ('properties' in it ? it.properties.className : []));
  const lang = /(?:^| )lang(?:uage)?-([\w+#-]+)/.exec(classes.join(' '))?.[1] ?? null;
  return { type: 'code', lang, value: String(node.properties.dataText).replace(/\n+$/, '') };
};

const htmlOf = (tag: unknown) => ({ type: 'html' as const, value: String(tag) });

/** A component’s tags are on lines of their own, as the guide has them. */
const component: Handle = (state, node) => {
  const { dataOpen, dataClose } = node.properties;
  return [htmlOf(dataOpen), ...state.toFlow(state.all(node)), htmlOf(dataClose)];
};

const anchor: Handle = (_state, { properties }) => htmlOf(`<Anchor id="${properties.id}" />`);

const note: Handle = (state, node) => ({
  type: 'footnoteDefinition',
  identifier: String(node.properties.dataNote),
  children: state.toFlow(state.all(node)),
});

const comment: NodeHandle = (_state, { value }: { value: string }, parent) => {
  const isInLine = /^(p|a|em|strong|td|th|h\d)$/.test((parent as Element).tagName);
  const type = isInLine ? 'mdxTextExpression' : 'mdxFlowExpression';
  return { type, value: `/* ${value.trim().replaceAll('*/', '* /')} */` };
};

const handlers: Record<string, Handle> = {
  ...Object.fromEntries(KEPT.map((name) => [name, keep])),
  ...{ code, pre, 'x-component': component, 'x-anchor': anchor, 'x-note': note },
};

/**
 * Writes tidy HTML as MDX.
 *
 * @param newlines whether to keep the source’s lines; programs break them anywhere
 */
export function toMdx(html: string, newlines: boolean): string {
  const options = { newlines, handlers, nodeHandlers: { comment } };
  const tree = toMdast(fromHtml(html, { fragment: true }), options);
  visitParents(tree, (node) => {
    const isBlank = (it: Nodes) => it.type === 'text' && it.value.trim() === '';
    const isFull = (it: Nodes) => it.type !== 'paragraph' || !it.children.every(isBlank);
    if ('children' in node) node.children = node.children.filter(isFull);
    if (node.type !== 'list') return;
    for (const item of node.children)
      item.spread = item.children.filter(({ type }) => type === 'paragraph').length > 1;
    node.spread = node.children.some(({ spread }) => spread);
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
      // At the start of a page’s paragraph, these words would be code.
      paragraph: (node: Paragraph, parent, state, info) => {
        const text = defaultHandlers.paragraph(node, parent, state, info);
        const isCode = parent?.type === 'root' && /^(im|ex)port\b/.test(text);
        return isCode ? `&#${text.charCodeAt(0)};${text.slice(1)}` : text;
      },
      break: (_node, _parent, { stack }) => (stack.includes('tableCell') ? '<br />' : '<br />\n'),
    },
  });
  // Outside of code, a plain & needs its backslash only before what could be an entity.
  const codeOrSign = /^([^\S\n]*`{3,})[^]*?^\1$|`[^`\n]*`|\\&(?!#?\w+;)/gm;
  return mdx
    .replace(/\\\[(fill in: [^\]\n]*?)\\?\]/g, '[$1]')
    .replace(codeOrSign, (it) => (it === '\\&' ? '&' : it));
}
