import { caching } from './headers.ts';
import type { HostedSite } from './site.ts';

/**
 * What a site's block in a Caddyfile imports, to serve the site as it is meant, and nothing outside
 * of its base path.
 *
 * @see https://caddyserver.com/docs/caddyfile/directives
 */
export function caddySnippet({ base, headers, redirects }: HostedSite): string {
  const headerLines = Object.entries(headers).map(([name, value]) => `${name} ${quote(value)}`);
  const moved = redirects.map(
    ({ from, to }) => `redir ${quote(decodeURI(from))} ${quote(to)} permanent`,
  );
  const withoutSlash = base.slice(0, -1);
  return `# The site under ${base}, for Caddy: import this in a site's block, with
#   root * /a/folder   # such that /a/folder${base}index.html is the site's first page
# Made from the built site; make it anew whenever that changes.
${withoutSlash && `\nredir ${withoutSlash} ${base} permanent`}
handle ${base}* {
	header {
		${headerLines.join('\n\t\t')}
	}
	@other not path ${base}_astro/*
	header @other Cache-Control ${quote(caching.other)}
	header ${base}_astro/* Cache-Control ${quote(caching.hashed)}
	header ${base}site.webmanifest Content-Type application/manifest+json

	${moved.join('\n\t')}

	encode zstd gzip
	file_server {
		hide _headers _redirects
	}
}
handle_errors {
	handle ${base}* {
		header Cache-Control ${quote(caching.other)}
		rewrite * ${base}404.html
		file_server
	}
}
`;
}

/** A token of a Caddyfile. */
function quote(text: string): string {
  return `"${text.replace(/["\\]/g, String.raw`\$&`)}"`;
}
