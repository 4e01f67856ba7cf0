import { stat } from 'node:fs/promises';
import { builtPages } from '../built-pages.ts';
import { UserError } from '../../utils/user-error.ts';
import { decodePath } from './paths.ts';

/** An address of the older site. */
export interface OlderAddress {
  /** Its path, decoded, as if the site stood at `/`: `/x/`. */
  path: string;
  /** Whether it stands outside of the older site's folder; then the path is the whole one. */
  isOutside: boolean;
  /** Whether it is a file of another kind than HTML, such as a PDF. */
  isFile: boolean;
  /** The ids in its HTML; none where only the address is known. */
  ids: Set<string>;
}

/** What is known of the older site. */
export interface OlderSite {
  /** Its addresses, each once. */
  addresses: OlderAddress[];
  /** What of it could not be read, and why: a sentence each. */
  gaps: string[];
  /** What a reader of the report should know beside that: a sentence each. */
  notes: string[];
}

/**
 * The older site as it was built: all its HTML files, those that lead elsewhere among them, but
 * not the page for missing addresses.
 *
 * @throws {UserError} where the folder is not there or holds no page
 */
export async function readOlderFolder(folder: string): Promise<OlderSite> {
  const stats = await stat(folder).catch(() => undefined);
  if (!stats?.isDirectory()) {
    throw new UserError(
      `There is no folder ${folder}. Name the folder of the older site, or the address of its sitemap, which begins with https://`,
    );
  }
  const pages = await builtPages(folder, 'https://older.invalid/');
  const addresses = pages
    .filter(({ file }) => file !== '404.html')
    .map(({ path, ids }) => ({ path: decodePath(path), isOutside: false, isFile: false, ids }));
  if (addresses.length === 0) {
    throw new UserError(
      `The folder ${folder} holds no page. Name the folder that an older build was written into.`,
    );
  }
  return { addresses, gaps: [], notes: [] };
}
