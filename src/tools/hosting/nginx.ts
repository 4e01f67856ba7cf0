import { caching, type HostedSite } from './site.ts';

/**
 * What a `server` block of nginx includes to serve the site.
 * https://nginx.org/en/docs/http/ngx_http_core_module.html
 */
export function nginxSnippet({ base, headers, redirects }: HostedSite): string {
  // In a block with an add_header, those of the blocks around it do not apply: each needs them all.
  const headerLines = (cache: string) =>
    Object.entries({ ...headers, 'Cache-Control': cache }).map(
      ([name, value]) => `add_header ${name} ${JSON.stringify(value)} always;`,
    );
  const moved = redirects.map(
    ({ from, to }) =>
      `location = ${JSON.stringify(decodeURI(from))} { return 301 ${JSON.stringify(to)}; }`,
  );
  const withoutSlash = base.slice(0, -1);
  return `# The site under ${base}, for nginx: include this in a server block, with
#   root /a/folder;   # such that /a/folder${base}index.html is the home page
# It replaces any other "location ${base}" there.
# Generated from the built site. Generate it again after each build.
${withoutSlash && `\nlocation = ${withoutSlash} { absolute_redirect off; return 301 ${base}; }`}
location ^~ ${base} {
  ${headerLines(caching.other).join('\n  ')}
  index index.html;
  charset utf-8;
  absolute_redirect off;
  # nginx refuses (403) to list a folder that has no page; to readers, nothing is there.
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
  location ~* \\.csv$ { default_type text/csv; }
  location ~* \\.epub$ { default_type application/epub+zip; }
  location ~* \\.ics$ { default_type text/calendar; }
  ${moved.join('\n  ')}
}
`;
}
