import { defineHastPlugin } from 'satteri';
import { languages } from '../languages.ts';
import { languageOf } from './language-of.ts';

/** Writes what Markdown adds to footnotes in the language of the page. */
export const footnotes = defineHastPlugin({
  name: 'footnotes',
  element: {
    filter: ['h2', 'a'],
    visit(node, context) {
      const words = languages[languageOf(context)];
      const { id, ariaLabel, dataFootnoteBackref } = node.properties;
      if (id === 'footnote-label') {
        context.replaceNode(node, {
          ...node,
          children: [{ type: 'text', value: words.footnotes }],
        });
      } else if (dataFootnoteBackref !== undefined) {
        const [number = ''] = /[\d-]+$/.exec(String(ariaLabel)) ?? [];
        context.setProperty(node, 'ariaLabel', words.backToReference(number));
      }
    },
  },
});
