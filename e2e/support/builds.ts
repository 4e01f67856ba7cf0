import { fileURLToPath } from 'node:url';

/** A build of the site that the checks run on. */
export interface Build {
  /** Name of the project that checks it, and of its folder. */
  name: string;
  /** Path under which it is served. */
  base: string;
  /** Whether the pages of e2e/sample stand beside the site's own. */
  sample: boolean;
  /** The folder that it is built into. */
  folder: string;
}

/** Scheme and host that the builds are made for. */
export const SITE_URL = 'https://learn.example';

/** The project's folder. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** Where all builds and copies go. */
export const cacheFolder = `${projectFolder}.cache/e2e`;

/** The site as it is, and with pages as an editor might write them; at a root and below one. */
export const builds: Build[] = [
  { name: 'site', base: '/', sample: false },
  { name: 'site-under-a-path', base: '/p2pu-website/', sample: false },
  { name: 'sample', base: '/', sample: true },
  { name: 'sample-under-a-path', base: '/p2pu-website/', sample: true },
].map((build) => ({ ...build, folder: `${cacheFolder}/${build.name}` }));
