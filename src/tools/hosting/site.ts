import { builtSite, type BuiltSite } from '../built-pages.ts';
import { headersFor } from './headers.ts';

/** What a host must know of a built site. */
export interface HostedSite {
  /** Base path; begins and ends with a slash. */
  base: string;
  /** Headers of every response. */
  headers: Record<string, string>;
  /** Old addresses, and the paths to which they redirect, both with the base path. */
  redirects: { from: string; to: string }[];
}

/** Reads a built site from its folder; throws a {@link UserError} if there is none. */
export async function readSite(folder: string): Promise<HostedSite> {
  return describeSite(await builtSite(folder));
}

/** Describes a built site that has been read already. */
export function describeSite({ base, pages }: BuiltSite): HostedSite {
  return {
    base,
    headers: headersFor(pages.flatMap(({ styles }) => styles)),
    redirects: pages.flatMap(({ path, refreshTo }) =>
      refreshTo === undefined ? [] : [{ from: path, to: refreshTo }],
    ),
  };
}
