import type { Element } from 'hast';
import { defineHastPlugin } from 'satteri';
import { componentSchemas } from '../schemas/components.ts';
import { readLiteral } from '../utils/read-literal.ts';
import { figure, toFigure } from './figure.ts';

/**
 * Turns a picture that stands alone in a paragraph into a figure, with the title as its caption:
 * `![alt](./picture.png "caption")`. Markdown would leave it in a `<p>`, which may not hold a
 * figure. A picture within a line of text stays there. `<Figure>` becomes the same.
 */
export const figures = defineHastPlugin({
  name: 'figures',
  element: {
    filter: ['p'],
    visit(paragraph, context) {
      const parts = paragraph.children.filter(
        (child) => child.type !== 'text' || child.value.trim() !== '',
      );
      const pictures = parts.filter(
        (part): part is Element => part.type === 'element' && part.tagName === 'img',
      );
      if (pictures.length === 0 || pictures.length < parts.length) return;
      context.replaceNode(
        paragraph,
        pictures.map((picture) => {
          const { title, ...properties } = picture.properties;
          return figure(
            { ...picture, properties },
            'text',
            typeof title === 'string' ? title : undefined,
          );
        }),
      );
    },
  },
  mdxJsxFlowElement: {
    filter: ['Figure'],
    visit({ attributes }, context) {
      const props = attributes.flatMap((attribute) =>
        attribute.type === 'mdxJsxAttribute'
          ? [[attribute.name, valueOf(attribute.value)] as const]
          : [],
      );
      const { width, ...data } = componentSchemas.Figure.parse(Object.fromEntries(props));
      return toFigure(data, width, context);
    },
  },
});

/** What an attribute holds: `"…"`, or a literal in braces. The content check lets nothing else pass. */
function valueOf(value: string | { value: string } | null | undefined) {
  return value && typeof value === 'object' ? readLiteral(value.value) : value;
}
