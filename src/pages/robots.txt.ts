import type { APIRoute } from 'astro';
import { withBase } from '../utils/addresses.ts';

/**
 * Welcomes every robot, and names the sitemap: https://www.rfc-editor.org/rfc/rfc9309. A preview is
 * not closed to them: its pages say `noindex`, and a robot that may not read them cannot know.
 */
export const GET: APIRoute = ({ site }) => {
  const sitemap = new URL(withBase('/sitemap.xml', import.meta.env.BASE_URL), site);
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${sitemap.href}\n`);
};
