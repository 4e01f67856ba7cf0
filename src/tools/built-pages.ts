import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Element } from 'hast';
import { htmlToHast } from 'satteri';
import { visitParents } from 'unist-util-visit-parents';
import { UserError } from '../utils/user-error.ts';

/** What others must know of an HTML document. */
export interface PageContent {
  /** Every id in it, and each name of an old `<a name>`: a link may lead to each with "#". */
  ids: Set<string>;
  /** Its inline style sheets. */
  styles: string[];
  /** The whole address that it gives as its own. */
  canonical: string | undefined;
  /** The address that it leads to by itself, as it is written there, if it does so. */
  refreshTo: string | undefined;
}

/** An HTML file of the built site. */
export interface BuiltPage extends PageContent {
  /** Path below the built folder: `index.html`. */
  file: string;
  /** Its address on a server that serves the folder. */
  url: string;
  /** Its path on the site, with the base path. */
  path: string;
}

/**
 * All HTML files of a built site, as pages of the server that serves them, in the order of their
 * names.
 *
 * @param folder the built folder
 * @param address address of the site's first page
 */
export async function builtPages(folder: string, address: string): Promise<BuiltPage[]> {
  const files = await builtFiles(folder);
  const pages = files
    .filter((file) => file.endsWith('.html'))
    .map(async (file) => {
      // encodeURI leaves the two signs that end a path.
      const place = encodeURI(file.replace(/(^|\/)index\.html$/, '$1'));
      const url = new URL(place.replace(/[?#]/g, encodeURIComponent), address);
      const content = readPage(await readFile(path.join(folder, file), 'utf8'));
      return { file, url: url.href, path: url.pathname, ...content };
    });
  return Promise.all(pages);
}

/** A built site, as it says itself. */
export interface BuiltSite {
  /** Scheme and host of its address. */
  site: string;
  /** Path that it stands under, with a slash at both ends. */
  base: string;
  /** All its HTML files. */
  pages: BuiltPage[];
}

/**
 * Reads a built site. Where it stands, its first page tells, so that nobody must say it twice.
 *
 * @param folder the built folder
 * @throws {UserError} where there is no built site
 */
export async function builtSite(folder: string): Promise<BuiltSite> {
  const home = await readFile(path.join(folder, 'index.html'), 'utf8').catch(() => '');
  const { canonical } = readPage(home);
  if (canonical === undefined) {
    throw new UserError(`${folder} holds no built site. Run: npm run build`);
  }
  const { origin, pathname } = new URL(canonical);
  return { site: origin, base: pathname, pages: await builtPages(folder, canonical) };
}

/** All files of a built site: their paths below its folder, with `/` between the parts, in order. */
export async function builtFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

/** Reads an HTML document as browsers do, which pass over its mistakes. */
export function readPage(html: string): PageContent {
  const ids = new Set<string>();
  const styles: string[] = [];
  let canonical: string | undefined;
  let refreshTo: string | undefined;
  visitParents(htmlToHast(html), (node) => {
    if (node.type !== 'element') return;
    const { id, name, rel, href, httpEquiv, content } = node.properties;
    if (node.tagName === 'style') styles.push(textOf(node));
    if (String(rel) === 'canonical') canonical ??= String(href);
    for (const anchor of [id, node.tagName === 'a' ? name : undefined]) {
      if (typeof anchor === 'string' && anchor !== '') ids.add(anchor);
    }
    if (String(httpEquiv).toLowerCase() === 'refresh') refreshTo ??= refreshTarget(String(content));
  });
  return { ids, styles, canonical, refreshTo };
}

/**
 * The address in `0; url=/x/`; a number alone has a page load itself again.
 * https://html.spec.whatwg.org/multipage/document-lifecycle.html#shared-declarative-refresh-steps
 */
function refreshTarget(content: string): string | undefined {
  return /^[\s\d.]*[;,]\s*(?:url\s*=\s*)?(["']?)(.+?)\1\s*$/i.exec(content)?.[2];
}

function textOf(element: Element): string {
  return element.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
}
