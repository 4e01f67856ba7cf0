import { slug } from 'github-slugger';

/**
 * The id of the entry in a file, which is also its address. Letters that consist of two characters,
 * as Macs write them, are joined.
 *
 * @param file path below the collection's folder, with `/` between its parts:
 *   `facilitators/index.mdx` and `facilitators.mdx` both give `facilitators`
 */
export function entryId(file: string): string {
  const segments = file.replace(/\.[^./]+$/, '').split('/');
  if (segments.length > 1 && segments.at(-1)?.toLowerCase() === 'index') segments.pop();
  return segments.map((segment) => slug(segment.normalize())).join('/');
}

/**
 * The path of an entry's page, without the base path: `/` for the home page, `/<id>/` for others.
 */
export function pagePath(id: string, home: string): string {
  return id === home ? '/' : `/${id}/`;
}

/** Puts a path of this site (`/x/`) under the base path (`/` or `/base/`). */
export function withBase(path: string, base: string): string {
  return base + path.replace(/^\//, '');
}

/** Removes the base path from the path of a page: the inverse of {@link withBase}. */
export function withoutBase(path: string, base: string): string {
  return path.startsWith(base) ? `/${path.slice(base.length)}` : path;
}

/**
 * The address that a link leads to, from the one that an editor wrote.
 *
 * Links within the site are written as if every entry were served at `/<id>/` of a site without a
 * base path, so that they work whichever entry is the home page and wherever the site is
 * published: `/x/`, `../x/` and `../x/#y`. Addresses of other sites, `mailto:` and `#y` are
 * returned as they are.
 *
 * @param page path of the page that has the link, with the base path: `/base/x/`
 * @param base base path of the site; begins and ends with a slash
 * @param home id of the entry that is the home page
 */
export function resolveHref(
  href: string,
  { page, base, home }: Record<'page' | 'base' | 'home', string>,
): string {
  if (href === '' || /^(#|\/\/|[a-z][a-z\d+.-]*:)/i.test(href)) return href;
  const path = withoutBase(page, base);
  const folder = path === '/' ? `/${home}/` : path;
  const url = new URL(href, `https://site.invalid${folder}`);
  const isFile = /\.[^/]+$/.test(url.pathname);
  const target = isFile || url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`;
  return withBase(target === encodeURI(`/${home}/`) ? '/' : target, base) + url.search + url.hash;
}

/** Decodes an address; one with a stray percent sign is returned as it is. */
export function decodeAddress(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/**
 * An external address as `links.yaml` names it: normalized, and without its fragment, which no
 * server sees. Returns nothing for an address that is not of a web page elsewhere.
 */
export function normalizeExternalUrl(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  url.hash = '';
  return url.href;
}
