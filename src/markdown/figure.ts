import type { Element, ElementContent, Properties } from 'hast';
import type { HastVisitorContext } from 'satteri';
import { decodeAddress } from '../utils/addresses.ts';
import type { picturePlaces } from '../utils/pictures.ts';

/** A picture, as a cover or a `<Figure>` names it. */
export interface FigureData {
  /** The picture's file, beside the entry. */
  picture: string;
  alt: string;
  caption?: string | undefined;
  /** Who made it, and its licence. */
  credit?: string | undefined;
}

/** A figure of a picture that is named in front matter or in a tag, as Markdown would make it. */
export function toFigure(
  { picture, alt, caption, credit }: FigureData,
  place: keyof typeof picturePlaces,
  context: HastVisitorContext,
): Element {
  const file = decodeAddress(picture);
  // Astro imports the pictures that it found in Markdown, and passes over all others.
  context.data.astro?.localImagePaths.add(file);
  const img = element('img', { src: encodeURI(file), alt, place });
  return figure(img, place, caption, credit);
}

/** A picture with what is said below it. */
export function figure(
  picture: ElementContent,
  place: keyof typeof picturePlaces,
  caption?: string,
  credit?: string,
): Element {
  const words: ElementContent[] = [];
  if (caption) words.push({ type: 'text', value: credit ? `${caption} ` : caption });
  if (credit) words.push(element('small', {}, [{ type: 'text', value: credit }]));
  return element('figure', place === 'text' ? {} : { className: [place] }, [
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
