import { caching } from './headers.ts';
import type { HostedSite } from './site.ts';

/**
 * The file `_headers`, which Netlify and Cloudflare Pages read.
 *
 * Where two rules hold, Cloudflare joins their values, so no header may stand in both. HTML needs no
 * rule: unless told otherwise, both hosts have it asked for again each time.
 *
 * @see https://docs.netlify.com/manage/routing/headers/
 * @see https://developers.cloudflare.com/pages/configuration/headers/
 */
export function headersFile({ base, headers }: HostedSite): string {
  const rule = (path: string, of: Record<string, string>) =>
    [path, ...Object.entries(of).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');
  return [
    rule(`${base}*`, headers),
    rule(`${base}_astro/*`, { 'Cache-Control': caching.hashed }),
  ].join('\n');
}

/**
 * The file `_redirects`, for the same two.
 *
 * Netlify sends the page that stands at an old address, and leads on from there, unless the status
 * has a `!`; Cloudflare knows no such status and passes over the line, with a word in its log, to
 * the one below, which says the same.
 *
 * @see https://docs.netlify.com/manage/routing/redirects/redirect-options/
 * @see https://developers.cloudflare.com/pages/configuration/redirects/
 */
export function redirectsFile({ redirects }: HostedSite): string {
  return redirects
    .flatMap(({ from, to }) => ['301!', '301'].map((status) => `${from} ${to} ${status}\n`))
    .join('');
}
