import { existsSync } from 'node:fs';
import { withBase } from '../lib/addresses.ts';
import { builtPages } from '../lib/built-pages.ts';
import { UserError } from '../lib/user-error.ts';
import { headersFor } from './headers.ts';

/** What a host must know of a built site. */
export interface HostedSite {
  /** Path that the site stands under, with a slash at both ends. */
  base: string;
  /** Headers of every answer. */
  headers: Record<string, string>;
  /** Old addresses, and the paths to which they lead, both with the base path. */
  redirects: { from: string; to: string }[];
}

/**
 * Reads a built site, so that what hosts are told cannot differ from what is there.
 *
 * @param folder the built folder
 * @throws {UserError} where there is no built site
 */
export async function readSite(folder: string): Promise<HostedSite> {
  const isThere = existsSync(folder);
  const pages = isThere ? await builtPages(folder, 'https://site.invalid/') : [];
  const home = pages.find(({ file }) => file === 'index.html')?.canonical;
  if (!home) throw new UserError(`${folder} holds no built site. Run: npm run build`);
  const base = new URL(home).pathname;
  return {
    base,
    headers: headersFor(pages.flatMap(({ styles }) => styles)),
    redirects: pages.flatMap(({ path, refreshTo }) =>
      refreshTo === undefined ? [] : [{ from: withBase(path, base), to: refreshTo }],
    ),
  };
}
