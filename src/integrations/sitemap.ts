import { copyFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import astroSitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { listPublishedPages } from '../data/entries.ts';
import type { Deployment } from '../data/deployment.ts';
import { listAlternates, withBase, withoutBase } from '../utils/addresses.ts';
import { stopBuild } from './stop-build.ts';

/**
 * Astro's own sitemap, with the versions of each page and the day on which it last changed:
 * `sitemap-index.xml`, `sitemap-0.xml`, and `sitemap.xml` as a copy of the index, for those who know
 * that address.
 * A preview, whose pages are all `noindex`, has none.
 */
export function sitemap({ base, isPreview }: Deployment): AstroIntegration {
  let pages: Awaited<ReturnType<typeof listPublishedPages>>;
  const unknown: string[] = [];

  const { name, hooks } = astroSitemap({
    namespaces: { news: false, xhtml: true, image: false, video: false },
    serialize: ({ url }) => {
      const path = withoutBase(decodeURI(new URL(url).pathname), base);
      const page = pages.find((one) => one.path === path);
      // An error would be logged, and the build would go on without a sitemap.
      if (!page) unknown.push(path);
      const links = (page ? listAlternates(page, pages) : []).map(({ language, path }) => ({
        lang: language,
        url: new URL(withBase(path, base), url).href,
      }));
      return {
        url,
        ...(page?.changed && { lastmod: page.changed }),
        ...(links.length > 0 && { links }),
      };
    },
  });
  if (isPreview) return { name, hooks: {} };

  return {
    name,
    hooks: {
      ...hooks,
      'astro:build:done': async (options) => {
        pages = await listPublishedPages();
        await hooks['astro:build:done']?.(options);
        if (unknown.length > 0) {
          stopBuild(
            `No file in src/content/pages makes ${unknown.join(', ')}, so the sitemap cannot tell what it is. Make it a page, or leave its route out in src/integrations/sitemap.ts.`,
          );
        }
        const file = (of: string) => fileURLToPath(new URL(of, options.dir));
        await copyFile(file('sitemap-index.xml'), file('sitemap.xml'));
      },
    },
  };
}
