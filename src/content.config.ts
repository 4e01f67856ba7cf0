import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { tolerant } from './data/tolerant-loader.ts';
import { entryId } from './utils/addresses.ts';
import { pageSchema } from './schemas/page.ts';

/**
 * The site's pages: a folder each, with its text in `index.mdx` and its pictures beside it; a page
 * without pictures may be a single file. A translation is beside it: `index.es.mdx`.
 */
const pages = defineCollection({
  loader: tolerant(
    glob({
      base: './src/content/pages',
      pattern: '**/*.mdx',
      generateId: ({ entry }) => entryId(entry),
    }),
  ),
  schema: pageSchema,
});

export const collections = { pages };
