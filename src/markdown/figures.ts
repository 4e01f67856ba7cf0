import type { Element, ElementContent, Properties } from 'hast';
import { defineHastPlugin, type HastNode, type HastVisitorContext } from 'satteri';
import { componentSchemas, type ComponentProps } from '../schemas/components.ts';
import { decodeAddress } from '../utils/addresses.ts';
import type { picturePlaces } from '../utils/pictures.ts';
import { readLiteral } from '../utils/read-literal.ts';

type Place = keyof typeof picturePlaces;

/**
 * Turns a picture that stands alone in a paragraph into a figure, with the title as its caption:
 * `![alt](./picture.png "caption")`. Markdown would leave it in a `<p>`, which may not hold a
 * figure. A picture within a line of text stays there. `<Figure>` becomes the same, and the poster of a
 * `<Video>` becomes a picture in it.
 */
export const figures = defineHastPlugin({
  name: 'figures',
  element: {
    filter: ['p'],
    visit(paragraph, context) {
      const parts = paragraph.children.filter(
        (child) => child.type !== 'text' || child.value.trim() !== '',
      );
      const pictures = parts.filter((part) => part.type === 'element' && part.tagName === 'img');
      if (pictures.length === 0 || pictures.length < parts.length) return;
      const place = placeIn(context.parent(paragraph), 'text');
      context.replaceNode(
        paragraph,
        (pictures as Element[]).map((picture) => {
          const { title, ...properties } = picture.properties;
          return figure({ ...picture, properties: { ...properties, place } }, place, title);
        }),
      );
    },
  },
  mdxJsxFlowElement: {
    filter: ['Figure', 'Video'],
    visit(node, context) {
      const props = node.attributes.flatMap((attribute) =>
        attribute.type === 'mdxJsxAttribute'
          ? [[attribute.name, valueOf(attribute.value)] as const]
          : [],
      );
      const values = Object.fromEntries(props);
      if (node.name === 'Video') {
        const { poster } = componentSchemas.Video.parse(values);
        // Its title is the link's text, next to it.
        context.appendChild(node, toImage(poster, '', 'text', context));
        return;
      }
      const { width, ...data } = componentSchemas.Figure.parse(values);
      return toFigure(data, placeIn(context.parent(node), width), context);
    },
  },
});

/** What an attribute holds: `"…"`, or a literal in braces. The content check lets nothing else pass. */
function valueOf(value: string | { value: string } | null | undefined) {
  return value && typeof value === 'object' ? readLiteral(value.value) : value;
}

/** A figure of a picture that is named in front matter or in a tag, as Markdown would make it. */
export function toFigure(
  { picture, alt, caption, credit }: Omit<ComponentProps<'Figure'>, 'width'>,
  place: Place,
  context: HastVisitorContext,
): Element {
  return figure(toImage(picture, alt, place, context), place, caption, credit);
}

function toImage(picture: string, alt: string, place: Place, context: HastVisitorContext) {
  const file = decodeAddress(picture);
  // Astro imports the pictures that it found in Markdown, and passes over all others.
  context.data.astro?.localImagePaths.add(file);
  return element('img', { src: encodeURI(file), alt, place });
}

/** Where a picture stands: a gallery determines the width of those in it. */
function placeIn(parent: HastNode | undefined, place: Place): Place {
  return parent && 'name' in parent && parent.name === 'Gallery' ? 'gallery' : place;
}

/** A picture with what is said below it. */
function figure(picture: ElementContent, place: Place, caption?: string, credit?: string): Element {
  const words: ElementContent[] = [];
  if (caption) words.push({ type: 'text', value: credit ? `${caption} ` : caption });
  if (credit) words.push(element('small', {}, [{ type: 'text', value: credit }]));
  return element('figure', /text|gallery/.test(place) ? {} : { className: [place] }, [
    picture,
    ...(words.length > 0 ? [element('figcaption', {}, words)] : []),
  ]);
}

function element(
  tagName: string,
  properties: Properties,
  children: ElementContent[] = [],
): Element {
  return { type: 'element', tagName, properties, children };
}
