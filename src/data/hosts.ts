import { site } from '../site.ts';

/** The variables of a process. */
export type Environment = Record<string, string | undefined>;

/** What a host that builds the site says of where it will stand. */
export interface Place {
  /** Scheme and host; nothing where the host does not say. */
  site?: string | undefined;
  /** Path that the site stands under, with a slash at both ends; the root, if there is none. */
  base?: string;
  /** Whether readers are not meant to find it yet. */
  isPreview?: boolean;
}

/** A host that builds sites, and tells them about themselves in variables. */
interface Host {
  /** Its name, for people. */
  name: string;
  /** The variable that is set where this host builds. */
  sign: string;
  /** Reads what it says. */
  place: (env: Environment) => Place;
}

/** The hosts whose variables are known. */
export const hosts: readonly Host[] = [
  {
    name: 'GitHub Pages',
    // https://docs.github.com/en/actions/reference/workflows-and-actions/variables
    sign: 'GITHUB_ACTIONS',
    place: ({ GITHUB_REPOSITORY = '', GITHUB_EVENT_NAME }) => {
      const [owner = '', repository = ''] = GITHUB_REPOSITORY.split('/');
      const host = `${owner.toLowerCase()}.github.io`;
      // A repository that is named like its owner's host is served at the root of it.
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
    name: 'Netlify',
    // https://docs.netlify.com/build/configure-builds/environment-variables/
    sign: 'NETLIFY',
    place: ({ CONTEXT, URL: published, DEPLOY_PRIME_URL }) => {
      const isPreview = CONTEXT !== 'production';
      return { site: isPreview ? DEPLOY_PRIME_URL : published, isPreview };
    },
  },
  {
    name: 'Cloudflare Pages',
    // https://developers.cloudflare.com/pages/configuration/build-configuration/#environment-variables
    sign: 'CF_PAGES',
    place: ({ CF_PAGES_URL, CF_PAGES_BRANCH }) => {
      const isPreview = CF_PAGES_BRANCH !== site.source.branch;
      // Every deployment has an address of its own, <hash>.<project>.pages.dev; the site's is without.
      const published = CF_PAGES_URL?.replace(
        /^https:\/\/[^.]+\.([^.]+\.pages\.dev)$/,
        'https://$1',
      );
      return { site: isPreview ? CF_PAGES_URL : published, isPreview };
    },
  },
  {
    name: 'Vercel',
    // https://vercel.com/docs/environment-variables/system-environment-variables
    sign: 'VERCEL',
    place: ({ VERCEL_ENV, VERCEL_PROJECT_PRODUCTION_URL, VERCEL_BRANCH_URL, VERCEL_URL }) => {
      const isPreview = VERCEL_ENV !== 'production';
      const host = isPreview ? VERCEL_BRANCH_URL : VERCEL_PROJECT_PRODUCTION_URL;
      const known = host ?? VERCEL_URL;
      return { site: known && `https://${known}`, isPreview };
    },
  },
];
