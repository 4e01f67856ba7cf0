import { site } from '../site.ts';

/** Where a file of the site can be edited in a browser; its path is relative to the project's folder. */
export function editAddress(file: string): string {
  return `${site.source.url}/edit/${site.source.branch}/${encodeURI(file)}`;
}
