import { hash } from 'node:crypto';
import { site } from '../../site.ts';
import type { BuiltSite } from '../built-pages.ts';

/** What a host must know of a built site. */
export interface HostedSite {
  /** Base path; begins and ends with a slash. */
  base: string;
  /** Headers of every response. */
  headers: Record<string, string>;
  /** Old addresses, and the paths to which they redirect, both with the base path. */
  redirects: { from: string; to: string }[];
}

/** How long a browser may keep a file, by where the file is. */
export const caching = {
  /** In `_astro/`, where a file's name changes with its content: a year, the longest of any use. */
  hashed: 'public, max-age=31536000, immutable',
  /** Elsewhere: kept, but requested again each time. The response is mostly “not modified”. */
  other: 'public, max-age=0, must-revalidate',
} as const;

/**
 * Describes a built site to hosts, by the rules of MDN's HTTP Observatory.
 * https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring
 */
export function describeSite({ base, pages }: BuiltSite): HostedSite {
  const policy = contentSecurityPolicy(pages.flatMap(({ styles }) => styles));
  return {
    base,
    headers: {
      // A page cannot forbid in its own policy that others show it in a frame.
      'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
      // Two years. Not for subdomains: the organisation has other services there.
      'Strict-Transport-Security': 'max-age=63072000',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': site.referrerPolicy,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    },
    redirects: pages.flatMap(({ path: from, refreshTo: to }) => (to ? [{ from, to }] : [])),
  };
}

/**
 * The content security policy of pages that run no script: a page may load pictures, fonts and its
 * manifest from its own site, and apply the styles that were in it when it was built. Nothing else is
 * allowed, except that Lighthouse, from within the page, may read `robots.txt`.
 * https://www.w3.org/TR/CSP3/
 *
 * @param styles the inline style sheets: exactly the text between the tags
 */
export function contentSecurityPolicy(styles: readonly string[]): string {
  const hashes = [...new Set(styles)].map((css) => `'sha256-${hash('sha256', css, 'base64')}'`);
  return [
    "default-src 'none'",
    `style-src ${hashes.join(' ') || "'none'"}`,
    "img-src 'self'; font-src 'self'; manifest-src 'self'; connect-src 'self'",
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
  ].join('; ');
}
