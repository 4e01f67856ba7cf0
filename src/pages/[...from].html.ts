import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { getRedirects } from '../data/pages.ts';
import { directionOf, languages } from '../languages.ts';
import { withBase } from '../utils/addresses.ts';
import { escapeMarkup } from '../utils/escape.ts';

/**
 * A page at each old address: `/about/` and `/about` are served from `about/index.html`, `/about.html`
 * from `about.html`.
 */
export async function getStaticPaths() {
  const redirects = await getRedirects();
  return redirects.map((props) => {
    const path = decodeURI(props.from).replace(/^\/|\/$/g, '');
    const from = path.endsWith('.html') ? path.slice(0, -5) : `${path}/index`;
    return { params: { from }, props };
  });
}

/**
 * Redirects without a script. Search engines treat it as a permanent redirect.
 * https://developers.google.com/search/docs/crawling-indexing/301-redirects#metarefresh
 */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({
  props,
  site: host,
}) => {
  const path = encodeURI(withBase(props.to, import.meta.env.BASE_URL));
  const [href, title] = [escapeMarkup(path), escapeMarkup(props.title)];
  const direction = directionOf(props.language);
  const html = `<!DOCTYPE html>
<html lang="${props.language}"${direction === 'ltr' ? '' : ` dir="${direction}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta http-equiv="refresh" content="0; url=${href}">
<meta name="robots" content="noindex">
<link rel="canonical" href="${escapeMarkup(new URL(path, host).href)}">
<meta name="color-scheme" content="light dark">
</head>
<body>
<main><h1>${languages[props.language].redirect}</h1>
<p><a href="${href}">${title}</a></p></main>
</body>
</html>
`;
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
};
