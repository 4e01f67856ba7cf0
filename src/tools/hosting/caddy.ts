import { caching, type HostedSite } from './site.ts';

/**
 * What a site's block in a Caddyfile imports to serve the site, and nothing outside its base path.
 * https://caddyserver.com/docs/caddyfile/directives
 */
export function caddySnippet({ base, headers, redirects }: HostedSite): string {
  const headerLines = Object.entries(headers).map(
    ([name, value]) => `${name} ${JSON.stringify(value)}`,
  );
  const moved = redirects.map(
    ({ from, to }) => `redir ${JSON.stringify(decodeURI(from))} ${JSON.stringify(to)} permanent`,
  );
  const withoutSlash = base.slice(0, -1);
  return `# The site under ${base}, for Caddy: import this in a site's block, with
#   root * /a/folder   # such that /a/folder${base}index.html is the home page
# Generated from the built site. Generate it again after each build.
${withoutSlash && `\nredir ${withoutSlash} ${base} permanent`}
handle ${base}* {
	header {
		${headerLines.join('\n\t\t')}
	}
	@other not path ${base}_astro/*
	header @other Cache-Control "${caching.other}"
	header ${base}_astro/* Cache-Control "${caching.hashed}"
	header ${base}site.webmanifest Content-Type application/manifest+json

	${moved.join('\n\t')}

	encode zstd gzip
	file_server {
		hide _headers _redirects
	}
}
handle_errors {
	handle ${base}* {
		header Cache-Control "${caching.other}"
		rewrite * ${base}404.html
		file_server
	}
}
`;
}
