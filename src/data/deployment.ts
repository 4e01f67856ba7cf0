import { site as siteData } from '../site.ts';
import { UserError } from '../utils/user-error.ts';
import { hosts, type Environment } from './hosts.ts';

/** Where the built site will be served from. */
export interface Deployment {
  /** Scheme and host, without a path: `https://www.p2pu.org`. */
  site: string;
  /** Base path; begins and ends with a slash: `/` or `/p2pu-website/`. */
  base: string;
  /** Whether this is a preview, which search engines must not index. */
  isPreview: boolean;
}

/**
 * Reads where the site will be served: from `SITE_URL` and `BASE_PATH`; otherwise from the
 * variables of the host that builds it; otherwise at the site's usual address.
 *
 * @param env the environment; empty variables are ignored. With `SITE_URL` but no `BASE_PATH`, the
 *   base path is `/` whatever the host says, because the two belong together.
 * @throws {UserError} naming the variable, if a value cannot be used
 */
export function readDeployment(env: Environment): Deployment {
  const host = hosts.find(({ variable }) => env[variable]);
  const hosted = host?.readSite(env) ?? {};
  const { SITE_URL, BASE_PATH } = env;
  return {
    site: readSite(SITE_URL) ?? hosted.site ?? siteData.url,
    base: readBase(BASE_PATH) ?? (SITE_URL ? undefined : hosted.base) ?? '/',
    isPreview: hosted.isPreview ?? false,
  };
}

function readSite(value: string | undefined): string | undefined {
  if (!value) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new UserError(
      `SITE_URL is "${value}", which is not a web address. Write the scheme and host, for example SITE_URL=${siteData.url}`,
    );
  }
  if (value !== url.origin && value !== `${url.origin}/`) {
    throw new UserError(
      `SITE_URL is "${value}", but it can contain only the scheme and host. Write SITE_URL=${url.origin} and put a path, if there is one, in BASE_PATH`,
    );
  }
  return url.origin;
}

function readBase(value: string | undefined): string | undefined {
  if (!value) return undefined;
  const segments = value.split('/').filter(Boolean);
  const isWellFormed = segments.every(
    (segment) => /^[\w.~-]+$/.test(segment) && !/^\.+$/.test(segment),
  );
  if (!value.startsWith('/') || !isWellFormed) {
    throw new UserError(
      `BASE_PATH is "${value}", which is not a valid path. Start it with a slash and use only letters, digits, "-", "_", "." and "~", for example BASE_PATH=/p2pu-website/`,
    );
  }
  return segments.length === 0 ? '/' : `/${segments.join('/')}/`;
}
