import type { CollectionEntry } from 'astro:content';
import { site } from '../site.ts';
import { CARD_SIZE, shownText } from './card.ts';

/** Path, words and size of an entry's card. */
export function cardOf({ id, data }: CollectionEntry<'pages'>) {
  const text = shownText({ title: data.title, eyebrow: data.heading ?? data.category });
  const words = new Set([text.title, text.eyebrow, site.name].filter(Boolean));
  return { path: encodeURI(`/cards/${id}.png`), text, alt: [...words].join('. '), ...CARD_SIZE };
}
