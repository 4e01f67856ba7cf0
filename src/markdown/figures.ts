import type { Element, ElementContent } from 'hast';
import { defineHastPlugin } from 'satteri';

/**
 * Turns a picture that stands alone in a paragraph into a figure, with the title as its caption:
 * `![alt](./picture.png "caption")`. Markdown would leave it in a `<p>`, which may not hold a
 * figure. A picture within a line of text stays there.
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
      context.replaceNode(paragraph, pictures.map(toFigure));
    },
  },
});

function toFigure(picture: Element): Element {
  const { title, ...properties } = picture.properties;
  const img = { ...picture, properties };
  if (typeof title !== 'string') return element('figure', [img]);
  return element('figure', [img, element('figcaption', [{ type: 'text', value: title }])]);
}

function element(tagName: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children };
}
