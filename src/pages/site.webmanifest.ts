import type { APIRoute } from 'astro';
import { site } from '../site.ts';

/**
 * The web app manifest, for readers who keep the site on their phone's first screen.
 * Addresses in it are relative to its own, so it holds under any base path.
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
    // Pages with links that leave the site need the browser's own way back.
    display: 'browser',
    theme_color: site.themeColour.light,
    background_color: site.themeColour.light,
    icons: [
      { src: './icon-192.png', type: 'image/png', sizes: '192x192', purpose: 'any' },
      { src: './icon-512.png', type: 'image/png', sizes: '512x512', purpose: 'any' },
      // The same file: all that matters in it stands within the circle that no mask cuts.
      { src: './icon-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
  });
