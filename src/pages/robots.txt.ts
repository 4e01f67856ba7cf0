import type { APIRoute } from 'astro';
import { readDeployment } from '../data/deployment.ts';
import { withBase } from '../utils/addresses.ts';

/**
 * Welcomes every robot, and names the sitemap: https://www.rfc-editor.org/rfc/rfc9309. A preview has
 * no sitemap, but welcomes robots too: they must read its pages to see that they are `noindex`.
 */
export const GET: APIRoute = ({ site }) => {
  const sitemap = new URL(withBase('/sitemap-index.xml', import.meta.env.BASE_URL), site);
  const { isPreview } = readDeployment(process.env);
  const reference = isPreview ? '' : `\nSitemap: ${sitemap.href}\n`;
  return new Response(`User-agent: *\nAllow: /\n${reference}`);
};
