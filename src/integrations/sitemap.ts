import { copyFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import astroSitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { readPublishedPages } from '../data/entries.ts';
import type { Deployment } from '../data/deployment.ts';
import { withoutBase } from '../utils/addresses.ts';

/**
 * Astro's own sitemap, with the day on which each page last changed: `sitemap-index.xml`,
 * `sitemap-0.xml`, and `sitemap.xml` as a copy of the index, for those who know that address.
 * A preview, whose pages are all `noindex`, has none.
 */
export function sitemap({ base, isPreview }: Deployment): AstroIntegration {
  /** The days by path, until a page is found in the sitemap; then what is missing there. */
  let days = new Map<string, string | undefined>();
  const unknown: string[] = [];

  const { name, hooks } = astroSitemap({
    namespaces: { news: false, xhtml: false, image: false, video: false },
    serialize: ({ url }) => {
      const path = withoutBase(new URL(url).pathname, base);
      // An error thrown here would be logged, and the build would go on without a sitemap.
      if (!days.has(path)) unknown.push(path);
      const lastmod = days.get(path);
      days.delete(path);
      return { url, ...(lastmod === undefined ? {} : { lastmod }) };
    },
  });
  if (isPreview) return { name, hooks: {} };

  return {
    name,
    hooks: {
      ...hooks,
      'astro:build:done': async (options) => {
        const pages = await readPublishedPages(process.cwd());
        days = new Map(pages.map(({ path, changed }) => [path, changed]));
        await hooks['astro:build:done']?.(options);
        const mistake =
          unknown.length > 0
            ? `No file in src/content/pages makes ${unknown.join(', ')}, so the sitemap cannot tell what it is. Make it a page, or leave its route out in src/integrations/sitemap.ts.`
            : days.size > 0 && `The sitemap has no ${[...days.keys()].join(', ')}.`;
        if (mistake) {
          // Astro would print a stack trace for an error.
          console.error(mistake);
          process.exit(1);
        }
        const file = (of: string) => fileURLToPath(new URL(of, options.dir));
        await copyFile(file('sitemap-index.xml'), file('sitemap.xml'));
      },
    },
  };
}
