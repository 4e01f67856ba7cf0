import { caching, type HostedSite } from './site.ts';

/**
 * The file `_headers`, which Netlify and Cloudflare Pages read.
 *
 * If two rules apply, Cloudflare joins their values, so no header may be in both. HTML needs no rule
 * of its own: both hosts have it requested again each time by default.
 *
 * @see https://docs.netlify.com/manage/routing/headers/
 * @see https://developers.cloudflare.com/pages/configuration/headers/
 */
export function headersFile({ base, headers }: HostedSite): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  const hashed = `${base}_astro/*\n  Cache-Control: ${caching.hashed}\n`;
  return `${base}*\n${lines.join('')}\n${hashed}`;
}

/**
 * The file `_redirects`, for the same two.
 *
 * Netlify serves the page at an old address instead of redirecting, unless the status has a `!`.
 * Cloudflare does not know that, logs and skips the line, and takes the one below, which has none.
 *
 * @see https://docs.netlify.com/manage/routing/redirects/redirect-options/
 * @see https://developers.cloudflare.com/pages/configuration/redirects/
 */
export function redirectsFile({ redirects }: HostedSite): string {
  return redirects
    .flatMap(({ from, to }) => ['301!', '301'].map((status) => `${from} ${to} ${status}\n`))
    .join('');
}
