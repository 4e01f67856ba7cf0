import { copyFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import astroSitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { listPublishedPages } from '../data/entries.ts';
import type { Deployment } from '../data/deployment.ts';
import { withoutBase } from '../utils/addresses.ts';
import { stopBuild } from './stop-build.ts';

/**
 * Astro's own sitemap, with the day on which each page last changed: `sitemap-index.xml`,
 * `sitemap-0.xml`, and `sitemap.xml` as a copy of the index, for those who know that address.
 * A preview, whose pages are all `noindex`, has none.
 */
export function sitemap({ base, isPreview }: Deployment): AstroIntegration {
  /** The day of each page's last change, by path. */
  let days = new Map<string, string | undefined>();
  const listed = new Set<string>();
  let reading: ReturnType<typeof listPublishedPages>;

  const { name, hooks } = astroSitemap({
    namespaces: { news: false, xhtml: false, image: false, video: false },
    serialize: ({ url }) => {
      const path = withoutBase(new URL(url).pathname, base);
      listed.add(path);
      const lastmod = days.get(path);
      return { url, ...(lastmod && { lastmod }) };
    },
  });
  if (isPreview) return { name, hooks: {} };

  return {
    name,
    hooks: {
      ...hooks,
      // Git and files are read while Vite builds.
      'astro:build:start': () => {
        reading = listPublishedPages();
      },
      'astro:build:done': async (options) => {
        const pages = await reading;
        days = new Map(pages.map(({ path, changed }) => [path, changed]));
        await hooks['astro:build:done']?.(options);
        // The integration logs an error that serialize throws, and goes on without a sitemap.
        const unknown = [...listed].filter((path) => !days.has(path)).join(', ');
        if (unknown !== '') {
          stopBuild(
            `No file in src/content/pages makes ${unknown}, so the sitemap cannot tell what it is. Make it a page, or leave its route out in src/integrations/sitemap.ts.`,
          );
        }
        const missing = pages.map(({ path }) => path).filter((path) => !listed.has(path));
        if (missing.length > 0) stopBuild(`The sitemap has no ${missing.join(', ')}.`);
        const file = (of: string) => fileURLToPath(new URL(of, options.dir));
        await copyFile(file('sitemap-index.xml'), file('sitemap.xml'));
      },
    },
  };
}
