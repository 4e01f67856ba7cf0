import { defineHastPlugin } from 'satteri';

/**
 * Writes the alignment of a table's column as a class (src/styles/prose.css): a style attribute
 * would be refused by the policy under which pages are published (src/tools/hosting/site.ts).
 */
export const tables = defineHastPlugin({
  name: 'tables',
  element: {
    filter: ['td', 'th'],
    visit(cell, context) {
      const { style, ...properties } = cell.properties;
      const [, side] = /^text-align: (\w+)$/.exec(String(style)) ?? [];
      if (!side) return;
      const className = [`align-${side}`];
      context.replaceNode(cell, { ...cell, properties: { ...properties, className } });
    },
  },
});
