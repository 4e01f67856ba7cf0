import { defineHastPlugin } from 'satteri';
import { languages } from '../languages.ts';
import { languageOf } from './language-of.ts';

/**
 * Puts each table into a region of its own, which scrolls where the screen is too narrow for it, with
 * the keyboard too. Writes the alignment of a column as a class (src/styles/prose.css): a style
 * attribute would be refused by the policy under which pages are published (src/tools/hosting/site.ts).
 */
export const tables = () => {
  let count = 0;
  return defineHastPlugin({
    name: 'tables',
    element: {
      filter: ['table', 'td', 'th'],
      visit(node, context) {
        if (node.tagName === 'table') {
          count += 1;
          const words = languages[languageOf(context)];
          const properties = { className: ['table'], ariaLabel: words.table(count), tabIndex: 0 };
          context.wrapNode(node, { type: 'element', tagName: 'section', properties, children: [] });
          return;
        }
        const { style, ...properties } = node.properties;
        const [, side] = /^text-align: (\w+)$/.exec(String(style)) ?? [];
        if (!side) return;
        const className = [`align-${side}`];
        context.replaceNode(node, { ...node, properties: { ...properties, className } });
      },
    },
  });
};
