import { fileURLToPath } from 'node:url';

/** A build of the site to test. */
export interface Build {
  /** Name of its Playwright project and of its folder. */
  name: string;
  /** Base path, with a slash at both ends. */
  base: string;
  /** Whether it includes the pages of e2e/fixtures/sample. */
  sample: boolean;
  /** The project folder, or a copy of it, that is built. */
  source: string;
  /** The output folder. */
  folder: string;
}

/** The origin that the builds are made for. */
export const SITE_URL = 'https://learn.example';

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** Holds all builds and copies. */
export const cacheFolder = `${projectFolder}.cache/e2e`;

/** Name of the project copy that includes the pages of e2e/fixtures/sample. */
export const SAMPLE_COPY = 'sample';

export function copyFolder(name: string): string {
  return `${cacheFolder}/copies/${name}`;
}

/** The site itself at the root, and with the sample pages under a base path. */
export const builds: readonly Build[] = [
  { name: 'site', base: '/', sample: false, source: projectFolder },
  { name: 'sample', base: '/p2pu-website/', sample: true, source: copyFolder(SAMPLE_COPY) },
].map((build) => ({ ...build, folder: `${cacheFolder}/${build.name}` }));
