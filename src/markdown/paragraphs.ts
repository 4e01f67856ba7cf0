import { defineHastPlugin } from 'satteri';
import { htmlElements } from '../schemas/components.ts';

/** Makes a paragraph of an element such as `<mark>…</mark>` on a line of its own, as Markdown would. */
export const paragraphs = defineHastPlugin({
  name: 'paragraphs',
  mdxJsxFlowElement: {
    filter: [...htmlElements],
    visit(node, context) {
      context.wrapNode(node, { type: 'element', tagName: 'p', properties: {}, children: [] });
    },
  },
});
