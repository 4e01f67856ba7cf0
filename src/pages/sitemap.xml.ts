import type { APIRoute } from 'astro';
import { withBase } from '../lib/addresses.ts';
import { escapeMarkup } from '../lib/escape.ts';
import { datesOf, getPages } from '../data/pages.ts';

/** All pages, and when each was last changed: https://www.sitemaps.org/protocol.html */
export const GET: APIRoute = async ({ site }) => {
  const pages = await getPages();
  const entries = pages.map(({ entry, path }) => {
    const address = new URL(withBase(path, import.meta.env.BASE_URL), site).href;
    const { changed } = datesOf(entry);
    const day = changed ? `<lastmod>${changed}</lastmod>` : '';
    return `<url><loc>${escapeMarkup(address)}</loc>${day}</url>\n`;
  });
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('')}</urlset>
`;
  return new Response(body, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
};
