import { createHash } from 'node:crypto';

/**
 * The content security policy of pages that run no script: a page may load pictures, fonts and its
 * manifest from its own site, and apply the styles that were in it when it was built. Nothing else is
 * allowed, except that Lighthouse, from within the page, may read `robots.txt`.
 * https://www.w3.org/TR/CSP3/
 *
 * @param styles the inline style sheets, each as it stands between its tags
 */
export function contentSecurityPolicy(styles: readonly string[]): string {
  const hashes = [...new Set(styles.map(hashOf))];
  const directives = {
    'default-src': ["'none'"],
    'style-src': hashes.length > 0 ? hashes : ["'none'"],
    'img-src': ["'self'"],
    'font-src': ["'self'"],
    'manifest-src': ["'self'"],
    'connect-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'require-trusted-types-for': ["'script'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

function hashOf(css: string): string {
  return `'sha256-${createHash('sha256').update(css).digest('base64')}'`;
}
