import { site } from '../site.ts';
import { escapeMarkup } from './escape.ts';

/**
 * The file in the built site, without `.html`, that a host serves at an old address.
 *
 * @param from path without the base path: `/about/` and `/about` give `about/index`,
 *   `/about.html` gives `about`
 */
export function redirectFile(from: string): string {
  const path = decodeURI(from).replace(/^\/|\/$/g, '');
  return path.endsWith('.html') ? path.slice(0, -'.html'.length) : `${path}/index`;
}

/**
 * A page that redirects without a script. Search engines treat it as a permanent redirect.
 * https://developers.google.com/search/docs/crawling-indexing/301-redirects#metarefresh
 *
 * @param path path of the target, with the base path
 * @param title title of the target
 * @param host scheme and host of the site
 */
export function redirectPage(path: string, title: string, host: URL | undefined): string {
  return `<!DOCTYPE html>
<html lang="${site.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<meta http-equiv="refresh" content="0; url=${escapeMarkup(path)}">
<meta name="robots" content="noindex">
<link rel="canonical" href="${escapeMarkup(new URL(path, host).href)}">
<meta name="color-scheme" content="light dark">
</head>
<body>
<main><h1>This page has moved</h1>
<p>Go to <a href="${escapeMarkup(path)}">${escapeMarkup(title)}</a>.</p></main>
</body>
</html>
`;
}
