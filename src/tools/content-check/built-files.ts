/** Files that the build makes besides the pages; editors cannot use these addresses. */
export const BUILT_FILES = [
  '/404.html',
  '/robots.txt',
  '/site.webmanifest',
  '/sitemap-0.xml',
  '/sitemap-index.xml',
  '/sitemap.xml',
];
