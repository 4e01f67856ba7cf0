import { readdir } from 'node:fs/promises';

/** An HTML file of the built site. */
export interface BuiltPage {
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
  const files = await readdir(folder, { recursive: true });
  return files
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => {
      const url = new URL(encodeURI(file.replace(/(^|\/)index\.html$/, '$1')), address);
      return { file, url: url.href, path: url.pathname };
    });
}
