import { site } from '../site.ts';

/** Environment variables. */
export type Environment = Record<string, string | undefined>;

/** Where a host will serve the site, as far as its environment variables say. */
interface DetectedSite {
  /** Scheme and host; undefined if the host does not say. */
  site?: string | undefined;
  /** Base path, with a slash at both ends; `/` by default. */
  base?: string;
  /** Whether this is a preview, which readers should not find. */
  isPreview?: boolean;
}

/** A host that builds sites and describes them in environment variables. */
interface Host {
  /** The variable that this host sets in every build. */
  variable: string;
  readSite: (env: Environment) => DetectedSite;
}

/** The hosts that are recognised. */
export const hosts: readonly Host[] = [
  {
    // GitHub Pages: https://docs.github.com/en/actions/reference/workflows-and-actions/variables
    variable: 'GITHUB_ACTIONS',
    readSite: ({ GITHUB_REPOSITORY = '', GITHUB_EVENT_NAME }) => {
      const [owner = '', repository = ''] = GITHUB_REPOSITORY.split('/');
      const host = `${owner.toLowerCase()}.github.io`;
      // A repository with the same name as its owner's host is served at the root.
      // https://docs.github.com/en/pages/getting-started-with-github-pages/what-is-github-pages
      const isRoot = repository.toLowerCase() === host;
      return {
        site: owner === '' ? undefined : `https://${host}`,
        base: isRoot || !repository ? '/' : `/${repository}/`,
        isPreview: GITHUB_EVENT_NAME?.startsWith('pull_request') ?? false,
      };
    },
  },
  {
    // Netlify: https://docs.netlify.com/build/configure-builds/environment-variables/
    variable: 'NETLIFY',
    readSite: ({ CONTEXT, URL: published, DEPLOY_PRIME_URL }) => {
      const isPreview = CONTEXT !== 'production';
      return { site: isPreview ? DEPLOY_PRIME_URL : published, isPreview };
    },
  },
  {
    // Cloudflare Pages: https://developers.cloudflare.com/pages/configuration/build-configuration/#environment-variables
    variable: 'CF_PAGES',
    readSite: ({ CF_PAGES_URL, CF_PAGES_BRANCH }) => {
      const isPreview = CF_PAGES_BRANCH !== site.source.branch;
      // Every deployment has its own address, <hash>.<project>.pages.dev; the site's has no hash.
      const published = CF_PAGES_URL?.replace(
        /^https:\/\/[^.]+\.([^.]+\.pages\.dev)$/,
        'https://$1',
      );
      return { site: isPreview ? CF_PAGES_URL : published, isPreview };
    },
  },
  {
    // Vercel: https://vercel.com/docs/environment-variables/system-environment-variables
    variable: 'VERCEL',
    readSite: ({ VERCEL_ENV, VERCEL_PROJECT_PRODUCTION_URL, VERCEL_BRANCH_URL, VERCEL_URL }) => {
      const isPreview = VERCEL_ENV !== 'production';
      const host = isPreview ? VERCEL_BRANCH_URL : VERCEL_PROJECT_PRODUCTION_URL;
      const known = host ?? VERCEL_URL;
      return { site: known && `https://${known}`, isPreview };
    },
  },
];
