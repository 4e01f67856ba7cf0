import type { APIRoute } from 'astro';
import { site } from '../site.ts';

/**
 * The web app manifest, for readers who add the site to their phone's home screen.
 * Its addresses are relative, so it is the same under any base path.
 *
 * @see https://www.w3.org/TR/appmanifest/
 */
export const GET: APIRoute = () =>
  Response.json({
    name: site.name,
    short_name: site.shortName,
    lang: site.language,
    start_url: './',
    scope: './',
    // Links lead to other sites, so readers need the browser's Back button.
    display: 'browser',
    theme_color: site.themeColour.light,
    background_color: site.themeColour.light,
    icons: [
      { src: './icon-192.png', type: 'image/png', sizes: '192x192', purpose: 'any' },
      { src: './icon-512.png', type: 'image/png', sizes: '512x512', purpose: 'any' },
      // The same file: what matters in it is within the circle that no mask cuts off.
      { src: './icon-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
  });
