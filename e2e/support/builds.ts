import { fileURLToPath } from 'node:url';

/** A build of the site that the checks run on. */
export interface Build {
  /** Name of the project that checks it, and of its folder. */
  name: string;
  /** Path under which it is served. */
  base: string;
  /** Whether the pages of e2e/fixtures/sample stand beside the site's own. */
  sample: boolean;
  /** The project's folder, or its copy's, that it is made from. */
  source: string;
  /** The folder that it is built into. */
  folder: string;
}

/** Scheme and host that the builds are made for. */
export const SITE_URL = 'https://learn.example';

/** The project's folder. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** Where all builds and copies go. */
export const cacheFolder = `${projectFolder}.cache/e2e`;

/** Name of the copy of the project that has the pages of e2e/fixtures/sample too. */
export const SAMPLE_COPY = 'sample';

/** The folder of a copy of the project. */
export function copyFolder(name: string): string {
  return `${cacheFolder}/copies/${name}`;
}

/** The site as it is, at a root; and below a path, with pages as an editor might write them. */
export const builds: readonly Build[] = [
  { name: 'site', base: '/', sample: false, source: projectFolder },
  { name: 'sample', base: '/p2pu-website/', sample: true, source: copyFolder(SAMPLE_COPY) },
].map((build) => ({ ...build, folder: `${cacheFolder}/${build.name}` }));
