import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { htmlToHast } from 'satteri';
import { visitParents } from 'unist-util-visit-parents';

/** An HTML file of the built site. */
export interface BuiltPage {
  /** Path below the built folder: `index.html`. */
  file: string;
  /** Its address on a server that serves the folder. */
  url: string;
  /** Its path on the site, with the base path. */
  path: string;
  /** Whether it is an old address, which leads to another page at once. */
  isRedirect: boolean;
}

/**
 * All HTML files of a built site, as pages of the server that serves them, in the order of their
 * names.
 *
 * @param folder the built folder
 * @param address address of the site's first page
 */
export async function builtPages(folder: string, address: string): Promise<BuiltPage[]> {
  const files = await readdir(folder, { recursive: true });
  const pages = files
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map(async (file) => {
      const url = new URL(encodeURI(file.replace(/(^|\/)index\.html$/, '$1')), address);
      const isRedirect = refreshes(await readFile(path.join(folder, file), 'utf8'));
      return { file, url: url.href, path: url.pathname, isRedirect };
    });
  return Promise.all(pages);
}

/** Whether an HTML document leads elsewhere by itself. */
function refreshes(html: string): boolean {
  let found = false;
  visitParents(htmlToHast(html), (node) => {
    found ||= node.type === 'element' && node.properties.httpEquiv !== undefined;
  });
  return found;
}
