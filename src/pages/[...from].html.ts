import type { APIRoute } from 'astro';
import { withBase } from '../utils/addresses.ts';
import { getRedirects, type Redirect } from '../data/pages.ts';
import { redirectFile, redirectPage } from '../utils/redirect-page.ts';
import { site } from '../site.ts';

/** A page at each old address, which leads to the one that stands for it now. */
export async function getStaticPaths() {
  const redirects = await getRedirects();
  return redirects.map((redirect) => ({
    params: { from: redirectFile(redirect.from) },
    props: redirect,
  }));
}

export const GET: APIRoute<Redirect> = ({ props: { to, title }, site: host }) => {
  const path = encodeURI(withBase(to, import.meta.env.BASE_URL));
  const address = new URL(path, host).href;
  const page = redirectPage({ path, address, title, language: site.language });
  return new Response(page, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
};
