import type { APIRoute } from 'astro';
import { drawCard, type CardText } from '../../cards/card.ts';
import { cardOf } from '../../cards/card-of.ts';
import { getPages } from '../../lib/pages.ts';

/** The card of each page. */
export async function getStaticPaths() {
  const pages = await getPages();
  return pages.map(({ entry }) => ({ params: { id: entry.id }, props: cardOf(entry).text }));
}

export const GET: APIRoute<CardText> = async ({ props }) => {
  const png = await drawCard(props);
  return new Response(Buffer.from(png), { headers: { 'Content-Type': 'image/png' } });
};
