/** Files that the build makes beside the pages, which no address of an editor's may be. */
export const BUILT_FILES = [
  '/404.html',
  '/robots.txt',
  '/site.webmanifest',
  '/sitemap-0.xml',
  '/sitemap-index.xml',
  '/sitemap.xml',
];
