import { builtSite, type BuiltSite } from '../built-pages.ts';
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
  return describeSite(await builtSite(folder));
}

/** What a host must know of a built site that has been read already. */
export function describeSite({ base, pages }: BuiltSite): HostedSite {
  return {
    base,
    headers: headersFor(pages.flatMap(({ styles }) => styles)),
    redirects: pages.flatMap(({ path, refreshTo }) =>
      refreshTo === undefined ? [] : [{ from: path, to: refreshTo }],
    ),
  };
}
