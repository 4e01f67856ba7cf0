import { site as siteData } from '../site.ts';
import { hosts, type Environment } from './hosts.ts';
import { UserError } from '../utils/user-error.ts';

/** Where the built site will be served from. */
export interface Deployment {
  /** Scheme and host, without a path: `https://www.p2pu.org`. */
  site: string;
  /** Path that the site stands under; begins and ends with a slash: `/` or `/p2pu-website/`. */
  base: string;
  /** Whether it is shown before it is published, so that search engines must leave it out. */
  isPreview: boolean;
}

/**
 * Reads where the site will stand: from `SITE_URL` and `BASE_PATH`; else from what the host that
 * builds it says of itself; else it is the site's usual address.
 *
 * @param env the process's environment; an empty variable counts as none. With a `SITE_URL` and
 *   no `BASE_PATH` the site stands at the root, whatever the host says: the two belong together.
 * @throws {UserError} naming the variable, where a value cannot be used
 */
export function readDeployment(env: Environment): Deployment {
  const host = hosts.find(({ sign }) => env[sign]);
  const place = host?.place(env) ?? {};
  const { SITE_URL, BASE_PATH } = env;
  return {
    site: readSite(SITE_URL) ?? place.site ?? siteData.url,
    base: readBase(BASE_PATH) ?? (SITE_URL ? undefined : place.base) ?? '/',
    isPreview: place.isPreview ?? false,
  };
}

function readSite(value: string | undefined): string | undefined {
  if (!value) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new UserError(
      `SITE_URL is "${value}", which is not a web address. Write scheme and host, for example SITE_URL=${siteData.url}`,
    );
  }
  if (value !== url.origin && value !== `${url.origin}/`) {
    throw new UserError(
      `SITE_URL is "${value}", but it may hold scheme and host only. Write SITE_URL=${url.origin} and put a path, if there is one, into BASE_PATH`,
    );
  }
  return url.origin;
}

function readBase(value: string | undefined): string | undefined {
  if (!value) return undefined;
  const segments = value.split('/').filter(Boolean);
  const wellFormed = segments.every(
    (segment) => /^[\w.~-]+$/.test(segment) && !/^\.+$/.test(segment),
  );
  if (!value.startsWith('/') || !wellFormed) {
    throw new UserError(
      `BASE_PATH is "${value}", which is not a path on a site. Begin it with a slash and use letters, digits, "-", "_", "." and "~" only, for example BASE_PATH=/p2pu-website/`,
    );
  }
  return segments.length === 0 ? '/' : `/${segments.join('/')}/`;
}
