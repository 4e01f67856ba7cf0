import { caching } from './headers.ts';
import type { HostedSite } from './site.ts';

/**
 * What a `server` block of nginx includes, to serve the site as it is meant.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_core_module.html
 */
export function nginxSnippet({ base, headers, redirects }: HostedSite): string {
  // An add_header in an inner block takes the place of all outer ones, so each block has them all.
  const headerLines = (cache: string) =>
    Object.entries({ ...headers, 'Cache-Control': cache }).map(
      ([name, value]) => `add_header ${name} ${quote(value)} always;`,
    );
  const moved = redirects.map(
    ({ from, to }) => `location = ${quote(decodeURI(from))} { return 301 ${quote(to)}; }`,
  );
  const withoutSlash = base.slice(0, -1);
  return `# The site under ${base}, for nginx: include this in a server block, with
#   root /a/folder;   # such that /a/folder${base}index.html is the site's first page
# It takes the place of any other "location ${base}" there.
# Made from the built site; make it anew whenever that changes.
${withoutSlash && `\nlocation = ${withoutSlash} { absolute_redirect off; return 301 ${base}; }`}
location ^~ ${base} {
  ${headerLines(caching.other).join('\n  ')}
  index index.html;
  charset utf-8;
  absolute_redirect off;
  # A folder without a page of its own is refused (403), where nothing is to be found.
  error_page 403 404 =404 ${base}404.html;

  gzip on;
  gzip_vary on;
  gzip_proxied any;
  gzip_types application/manifest+json application/xml image/svg+xml text/plain text/xml;

  location ^~ ${base}_astro/ {
    ${headerLines(caching.hashed).join('\n    ')}
  }
  location = ${base}404.html { internal; }
  location = ${base}_headers { return 404; }
  location = ${base}_redirects { return 404; }
  location ~ \\.webmanifest$ { default_type application/manifest+json; }
  ${moved.join('\n  ')}
}
`;
}

/** A string of nginx's. Neither an old address nor a header holds a "$", which would begin a variable. */
function quote(text: string): string {
  return `"${text.replace(/["\\]/g, String.raw`\$&`)}"`;
}
