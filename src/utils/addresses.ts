import { slug } from 'github-slugger';
import { languageCodes, type LanguageCode } from '../languages.ts';
import { site } from '../site.ts';

/** What all versions of a page have in common, and what sets one apart. */
export interface PageVersion {
  /** `facilitators/first-meeting` */
  name: string;
  language: LanguageCode;
}

/**
 * Name and language of the page in a file. Letters that consist of two characters, as Macs write them,
 * are joined.
 *
 * @param file path below the collection's folder, with `/` between its parts: the name of both
 *   `facilitators/index.mdx` and `facilitators.es.mdx` is `facilitators`
 */
export function readFileName(file: string): PageVersion {
  const stem = file.replace(/\.[^./]+$/, '');
  const [suffix = '', code = ''] = /\.([\w-]+)$/.exec(stem) ?? [];
  const language = findLanguage(code);
  const segments = (language ? stem.slice(0, -suffix.length) : stem).split('/');
  if (segments.length > 1 && segments.at(-1)?.toLowerCase() === 'index') segments.pop();
  const name = segments.map((segment) => slug(segment.normalize())).join('/');
  return { name, language: language ?? site.language };
}

/** The file of a translation's original: `facilitators/index.mdx` for `facilitators/index.es.mdx`. */
export function originalFile(file: string): string {
  return readFileName(file).language === site.language
    ? file
    : file.replace(/\.[\w-]+(?=\.\w+$)/, '');
}

/** The id of the entry in a file: the page's name, a translation's below its language, `es/name`. */
export function entryId(file: string): string {
  const { name, language } = readFileName(file);
  return language === site.language ? name : `${language.toLowerCase()}/${name}`;
}

/** The file of the entry with an id: `facilitators/index.es.mdx` for `es/facilitators`. */
export function entryFile(id: string): string {
  const { name, language } = readId(id);
  return `${name}/index${language === site.language ? '' : `.${language}`}.mdx`;
}

/** Name and language of the page with an id. */
export function readId(id: string): PageVersion {
  const [first = '', ...rest] = id.split('/');
  const language = findLanguage(first);
  return language && language !== site.language
    ? { name: rest.join('/'), language }
    : { name: id, language: site.language };
}

/** Name and language of the page at a path of this site, without the base path. */
export function readPath(path: string, home: string): PageVersion {
  const { name, language } = readId(decodeAddress(path).replace(/^\/|\/$/g, ''));
  return { name: name || home, language };
}

function findLanguage(code: string): LanguageCode | undefined {
  return languageCodes.find((one) => one.toLowerCase() === code.toLowerCase());
}

/**
 * The path of an entry's page, without the base path: `/` for the home page, `/es/` for its
 * translation, `/<id>/` for others.
 */
export function pagePath(id: string, home: string): string {
  if (readId(id).name !== home) return `/${id}/`;
  return id === home ? '/' : `/${id.slice(0, -home.length)}`;
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
 * Reads a link to a page or file of this site, as an editor wrote it.
 *
 * Such links are written as if every page were served at `/<name>/` of a site without a base path,
 * so that they work in each language, whichever page is the home page and wherever the site is
 * published: `/x/`, `../x/` and `../x/#y`. A link that begins with a language, `/es/x/`, means that
 * version, in the site's own language too.
 *
 * @param from name of the page that has the link
 * @param home name of the home page
 * @returns nothing for addresses of other sites, `mailto:` and `#y`; else the path without the base
 *   path, name and language of the page that is meant, and what follows the path
 */
export function readSiteLink(href: string, from: string, home: string) {
  const url = URL.parse(href, `https://site.invalid/${from}/`);
  if (!url || href === '' || /^(#|\/\/|[a-z][a-z\d+.-]*:)/i.test(href)) return undefined;
  const { pathname, search, hash } = url;
  const isFile = /\.[^/]+$/.test(pathname);
  const path = isFile || pathname.endsWith('/') ? pathname : `${pathname}/`;
  // Only links name the site's own language: its pages have addresses without it.
  const [own] = new RegExp(`^/${site.language}(?=/)`, 'i').exec(path) ?? [''];
  const { name, language } = readPath(path.slice(own.length), home);
  const isAny = own === '' && language === site.language;
  return {
    path: decodeAddress(path) === `/${home}/` ? '/' : path,
    name: name.normalize(),
    language: isAny ? undefined : language,
    search,
    hash,
  };
}

/**
 * Of the versions of a page, the one for readers of a language: theirs, else the original, else any.
 */
export function pickVersion<Version extends { language: LanguageCode }>(
  versions: readonly Version[],
  language: LanguageCode,
): Version | undefined {
  const find = (code: LanguageCode) => versions.find((version) => version.language === code);
  return find(language) ?? find(site.language) ?? versions[0];
}

/**
 * The versions of a page for `hreflang`, itself included, and where readers of all other languages are
 * led; nothing if there is only one.
 * https://developers.google.com/search/docs/specialty/international/localized-versions
 */
export function listAlternates(
  { name }: PageVersion,
  pages: readonly (PageVersion & { path: string })[],
): { language: LanguageCode | 'x-default'; path: string }[] {
  const versions = languageCodes.flatMap((code) =>
    pages.filter((page) => page.name === name && page.language === code),
  );
  const fallback = pickVersion(versions, site.language);
  const rest = fallback && ({ ...fallback, language: 'x-default' } as const);
  return rest && versions.length > 1 ? [...versions, rest] : [];
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
