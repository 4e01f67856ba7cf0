import { defineHastPlugin } from 'satteri';

/** What Sätteri writes, and the classes in its place (src/styles/prose.css). */
const CLASSES: Record<string, string> = {
  'text-align: left': 'align-left',
  'text-align: center': 'align-center',
  'text-align: right': 'align-right',
};

/**
 * Writes the alignment of a table's column as a class: a style attribute would be refused by the
 * policy under which pages are published (src/tools/hosting/policy.ts).
 */
export const tables = defineHastPlugin({
  name: 'tables',
  element: {
    filter: ['td', 'th'],
    visit(cell, context) {
      const { style, ...properties } = cell.properties;
      const className = CLASSES[String(style)];
      if (!className) return;
      context.replaceNode(cell, { ...cell, properties: { ...properties, className: [className] } });
    },
  },
});
