import { hash } from 'node:crypto';

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
    "img-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}
