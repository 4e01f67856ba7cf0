import { cacheDir } from 'astro:config/server';
import type { APIRoute } from 'astro';
import { cardOf, getCard, type CardText } from '../../cards/card.ts';
import { getPages } from '../../data/pages.ts';

/** The card of each page. */
export async function getStaticPaths() {
  const pages = await getPages();
  return pages.map((page) => ({ params: { id: page.entry.id }, props: cardOf(page).text }));
}

export const GET: APIRoute<CardText> = async ({ props }) => {
  const png = await getCard(props, new URL('cards/', cacheDir));
  return new Response(new Uint8Array(png), { headers: { 'Content-Type': 'image/png' } });
};
