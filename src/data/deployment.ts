import { site } from '../site.ts';
import { UserError } from '../utils/user-error.ts';

/** Where the built site will be served from. */
export interface Deployment {
  /** Scheme and host, without a path: `https://www.p2pu.org`. */
  site: string;
  /** Base path; begins and ends with a slash: `/` or `/p2pu-website/`. */
  base: string;
  /** Whether this is a preview, which search engines must not index. */
  isPreview: boolean;
}

/** Reads environment variables; what a host does not say is undefined. */
type Reader = (env: NodeJS.Dict<string>) => {
  [Key in keyof Deployment]?: Deployment[Key] | undefined;
};

/** The hosts that are recognised, by the variable that each sets in every build. */
export const hosts: Record<string, Reader> = {
  // GitHub Pages: https://docs.github.com/en/actions/reference/workflows-and-actions/variables
  GITHUB_ACTIONS: ({ GITHUB_REPOSITORY = '', GITHUB_EVENT_NAME = '' }) => {
    const [owner = '', repository = ''] = GITHUB_REPOSITORY.split('/');
    const host = `${owner.toLowerCase()}.github.io`;
    // A repository with the same name as its owner's host is served at the root.
    // https://docs.github.com/en/pages/getting-started-with-github-pages/what-is-github-pages
    const isRoot = repository === '' || repository.toLowerCase() === host;
    return {
      site: owner ? `https://${host}` : undefined,
      base: isRoot ? '/' : `/${repository}/`,
      isPreview: GITHUB_EVENT_NAME.startsWith('pull_request'),
    };
  },
  // https://docs.netlify.com/build/configure-builds/environment-variables/
  NETLIFY: ({ CONTEXT, URL: published, DEPLOY_PRIME_URL }) => {
    const isPreview = CONTEXT !== 'production';
    return { site: isPreview ? DEPLOY_PRIME_URL : published, isPreview };
  },
  // Cloudflare Pages: https://developers.cloudflare.com/pages/configuration/build-configuration/#environment-variables
  CF_PAGES: ({ CF_PAGES_URL, CF_PAGES_BRANCH }) => {
    const isPreview = CF_PAGES_BRANCH !== site.source.branch;
    // Every deployment has its own address, <hash>.<project>.pages.dev; the site's has no hash.
    const published = CF_PAGES_URL?.replace(/^https:\/\/[^.]+\.([^.]+\.pages\.dev)$/, 'https://$1');
    return { site: isPreview ? CF_PAGES_URL : published, isPreview };
  },
  // https://vercel.com/docs/environment-variables/system-environment-variables
  VERCEL: ({ VERCEL_ENV, VERCEL_PROJECT_PRODUCTION_URL, VERCEL_BRANCH_URL, VERCEL_URL }) => {
    const isPreview = VERCEL_ENV !== 'production';
    const host = (isPreview ? VERCEL_BRANCH_URL : VERCEL_PROJECT_PRODUCTION_URL) ?? VERCEL_URL;
    return { site: host && `https://${host}`, isPreview };
  },
};

/**
 * Reads where the site will be served: from `SITE_URL` and `BASE_PATH`; otherwise from the
 * variables of the host that builds it; otherwise at the site's usual address.
 *
 * @param env the environment; empty variables are ignored. With `SITE_URL` but no `BASE_PATH`, the
 *   base path is `/` whatever the host says, because the two belong together.
 * @throws {UserError} naming the variable, if a value cannot be used
 */
export function readDeployment(env: NodeJS.Dict<string>): Deployment {
  const hosted = Object.entries(hosts).find(([variable]) => env[variable])?.[1](env);
  const { SITE_URL, BASE_PATH } = env;
  return {
    site: readSiteUrl(SITE_URL) ?? hosted?.site ?? site.url,
    base: readBasePath(BASE_PATH) ?? (SITE_URL ? undefined : hosted?.base) ?? '/',
    isPreview: hosted?.isPreview ?? false,
  };
}

function readSiteUrl(value: string | undefined): string | undefined {
  if (!value) return undefined;
  const { origin = '', protocol = '' } = URL.parse(value) ?? {};
  const isOnTheWeb = ['http:', 'https:'].includes(protocol);
  if (isOnTheWeb && [origin, `${origin}/`].includes(value)) return origin;
  throw new UserError(
    `SITE_URL is "${value}", but must be a scheme and host: SITE_URL=${isOnTheWeb ? origin : site.url}. A path, if there is one, goes in BASE_PATH`,
  );
}

function readBasePath(value: string | undefined): string | undefined {
  if (!value) return undefined;
  const segments = value.split('/').filter(Boolean);
  if (!/^\/[\w.~/-]*$/.test(value) || segments.some((segment) => /^\.+$/.test(segment))) {
    throw new UserError(
      `BASE_PATH is "${value}", which is not a valid path. Start it with a slash and use only letters, digits, "-", "_", "." and "~", for example BASE_PATH=/p2pu-website/`,
    );
  }
  return segments.length === 0 ? '/' : `/${segments.join('/')}/`;
}
