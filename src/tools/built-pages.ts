import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { load } from 'cheerio';
import { UserError } from '../utils/user-error.ts';

/** What tools must know of an HTML document. */
interface PageContent {
  /** Every id in it, and the name of every `<a name>`: a link may lead to each with "#". */
  ids: Set<string>;
  /** Its inline style sheets. */
  styles: string[];
  /** Its canonical address, in full. */
  canonical: string | undefined;
  /** Where its links lead, as written. */
  links: string[];
  /** The address that it redirects to, as written in `<meta http-equiv="refresh">`. */
  refreshTo: string | undefined;
}

/** An HTML file of the built site. */
export interface BuiltPage extends PageContent {
  /** The document as it is. */
  html: string;
  /** Path below the built folder: `index.html`. */
  file: string;
  /** Its address on a server that serves the folder. */
  url: string;
  /** Its path on the site, with the base path. */
  path: string;
}

/** A built site, as its home page describes it. */
export type BuiltSite = Awaited<ReturnType<typeof builtSite>>;

/**
 * Reads a built site. Its address is that of its home page, so that nobody has to repeat it.
 *
 * @returns scheme and host; the base path, which begins and ends with a slash; all HTML files
 * @throws {UserError} if the folder holds no built site
 */
export async function builtSite(folder: string) {
  const home = await readFile(path.join(folder, 'index.html'), 'utf8').catch(() => '');
  const { canonical } = readDocument(home);
  if (canonical === undefined) {
    throw new UserError(`${folder} holds no built site. Run: npm run build`);
  }
  const { origin, pathname } = new URL(canonical);
  return { site: origin, base: pathname, pages: await builtPages(folder, canonical) };
}

/**
 * All HTML files of a built site, sorted by name.
 *
 * @param address address of the home page on the server that serves the folder
 */
export async function builtPages(folder: string, address: string): Promise<BuiltPage[]> {
  const files = (await builtFiles(folder)).filter((file) => file.endsWith('.html'));
  const pages = files.map(async (file) => {
    // encodeURI leaves the two characters that end a path.
    const place = encodeURI(file.replace(/(^|\/)index\.html$/, '$1'));
    const url = new URL(place.replace(/[?#]/g, encodeURIComponent), address);
    const html = await readFile(path.join(folder, file), 'utf8');
    return { file, html, url: url.href, path: url.pathname, ...readDocument(html) };
  });
  return Promise.all(pages);
}

/** All files of a built site, sorted: their paths below its folder, with `/` between the parts. */
export async function builtFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map((file) => path.relative(folder, path.join(file.parentPath, file.name)));
  return paths.map((file) => file.replaceAll('\\', '/')).sort();
}

/** Reads an HTML document as leniently as browsers do. */
export function readDocument(html: string): PageContent {
  const $ = load(html);
  const { ids, names, styles, links, canonical, refresh } = $.extract({
    ids: [{ selector: '[id]', value: 'id' }],
    names: [{ selector: 'a[name]', value: (link) => $(link).attr('name') }],
    styles: ['style'],
    links: [{ selector: 'a[href]', value: 'href' }],
    canonical: { selector: 'link[rel="canonical"]', value: 'href' },
    refresh: { selector: 'meta[http-equiv="refresh" i]', value: 'content' },
  });
  // `0; url=/x/`: https://html.spec.whatwg.org/multipage/document-lifecycle.html#shared-declarative-refresh-steps
  const target = /^[\s\d.]*[;,]\s*(?:url\s*=\s*)?(["']?)(.+?)\1\s*$/i.exec(refresh ?? '')?.[2];
  return {
    ids: new Set([...ids, ...names].filter(Boolean)),
    ...{ styles, links, canonical, refreshTo: target },
  };
}
