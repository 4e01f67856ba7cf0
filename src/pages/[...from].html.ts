import type { APIRoute } from 'astro';
import { withBase } from '../utils/addresses.ts';
import { getRedirects, type Redirect } from '../data/pages.ts';
import { redirectFile, redirectPage } from '../utils/redirect-page.ts';

/** A page at each old address, which redirects to the page that replaced it. */
export async function getStaticPaths() {
  const redirects = await getRedirects();
  return redirects.map((redirect) => ({
    params: { from: redirectFile(redirect.from) },
    props: redirect,
  }));
}

export const GET: APIRoute<Redirect> = ({ props: { to, title }, site }) => {
  const path = encodeURI(withBase(to, import.meta.env.BASE_URL));
  return new Response(redirectPage(path, title, site), {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
};
