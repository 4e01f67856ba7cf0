import { caching } from './headers.ts';
import type { HostedSite } from './site.ts';

/**
 * What a site's block in a Caddyfile imports, to serve the site as it is meant.
 *
 * @see https://caddyserver.com/docs/caddyfile/directives
 */
export function caddySnippet({ base, headers, redirects }: HostedSite): string {
  const headerLines = Object.entries(headers).map(([name, value]) => `${name} ${quote(value)}`);
  const moved = redirects.map(
    ({ from, to }) => `redir ${quote(decodeURI(from))} ${quote(to)} permanent`,
  );
  return `# The site under ${base}, for Caddy: import this in a site's block, with
#   root * /a/folder   # such that /a/folder${base}index.html is the site's first page
# Made from the built site; make it anew whenever that changes.

@site path ${base}*
header @site {
	${headerLines.join('\n\t')}
}
@hashed path ${base}_astro/*
header @hashed Cache-Control ${quote(caching.hashed)}
@other {
	path ${base}*
	not path ${base}_astro/*
}
header @other Cache-Control ${quote(caching.other)}
@manifest path ${base}*.webmanifest
header @manifest Content-Type application/manifest+json

${moved.join('\n')}

encode zstd gzip
file_server {
	hide _headers _redirects
}
handle_errors {
	header Cache-Control ${quote(caching.other)}
	@missing expression \`{http.error.status_code} == 404\`
	rewrite @missing ${base}404.html
	file_server
}
`;
}

/** A token of a Caddyfile. */
function quote(text: string): string {
  return `"${text.replace(/["\\]/g, String.raw`\$&`)}"`;
}
