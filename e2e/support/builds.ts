import { fileURLToPath } from 'node:url';

/** A build of the site to test. */
export interface Build {
  /** Name of its Playwright project and of its folder. */
  name: string;
  /** Base path, with a slash at both ends. */
  base: string;
  /** Folders of e2e/fixtures whose pages it has besides the site's own. */
  samples: readonly string[];
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

export function copyFolder(name: string): string {
  return `${cacheFolder}/copies/${name}`;
}

/** The site itself, at the root. */
export const siteBuild: Build = {
  name: 'site',
  base: '/',
  samples: [],
  source: projectFolder,
  folder: `${cacheFolder}/site`,
};

/** The site with the sample pages, under a base path. */
export const sampleBuild: Build = {
  name: 'sample',
  base: '/p2pu-website/',
  samples: ['sample', 'honest'],
  source: copyFolder('sample'),
  folder: `${cacheFolder}/sample`,
};

export const builds = [siteBuild, sampleBuild];
