import { copyFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import astroSitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { listPublishedPages } from '../data/entries.ts';
import type { Deployment } from '../data/deployment.ts';
import { listAlternates, withBase, withoutBase } from '../utils/addresses.ts';

/**
 * Astro's own sitemap, with the versions of each page and the day on which it last changed:
 * `sitemap-index.xml`, `sitemap-0.xml`, and `sitemap.xml` as a copy of the index, for those who know
 * that address.
 * A preview, whose pages are all `noindex`, has none.
 */
export function sitemap({ base, isPreview }: Deployment): AstroIntegration {
  let pages: Awaited<ReturnType<typeof listPublishedPages>>;

  const { name, hooks } = astroSitemap({
    namespaces: { news: false, xhtml: true, image: false, video: false },
    serialize: ({ url }) => {
      const path = withoutBase(decodeURI(new URL(url).pathname), base);
      const page = pages.find((one) => one.path === path);
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
        const file = (of: string) => fileURLToPath(new URL(of, options.dir));
        await copyFile(file('sitemap-index.xml'), file('sitemap.xml'));
      },
    },
  };
}
