import { UserError } from './user-error.ts';

/** Where the built site will be served from. */
export interface Deployment {
  /** Scheme and host, without a path: `https://www.p2pu.org`. */
  site: string;
  /** Path that the site stands under; begins and ends with a slash: `/` or `/p2pu-website/`. */
  base: string;
}

const DEFAULT_SITE = 'https://www.p2pu.org';
const DEFAULT_BASE = '/';

/**
 * Reads `SITE_URL` and `BASE_PATH`.
 *
 * @param env the process's environment; an unset or empty variable means its default
 * @throws {UserError} naming the variable, where a value cannot be used
 */
export function readDeployment(env: Record<string, string | undefined>): Deployment {
  return { site: readSite(env.SITE_URL), base: readBase(env.BASE_PATH) };
}

function readSite(value: string | undefined): string {
  if (!value) return DEFAULT_SITE;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new UserError(
      `SITE_URL is "${value}", which is not a web address. Write scheme and host, for example SITE_URL=${DEFAULT_SITE}`,
    );
  }
  if (value !== url.origin && value !== `${url.origin}/`) {
    throw new UserError(
      `SITE_URL is "${value}", but it may hold scheme and host only. Write SITE_URL=${url.origin} and put a path, if there is one, into BASE_PATH`,
    );
  }
  return url.origin;
}

function readBase(value: string | undefined): string {
  if (!value) return DEFAULT_BASE;
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
