import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { entryId } from './utils/addresses.ts';
import { recordsLoader } from './links/records-loader.ts';
import { linkSchema } from './schemas/link.ts';
import { pageSchema } from './schemas/page.ts';

/**
 * The site's pages: a folder each, with its text in `index.mdx` and its pictures beside it; a page
 * without pictures may be a single file.
 */
const pages = defineCollection({
  loader: glob({
    base: './src/content/pages',
    pattern: '**/*.mdx',
    generateId: ({ entry }) => entryId(entry),
  }),
  schema: pageSchema,
});

/** What is known of the addresses of others that the site links: a record each, by address. */
const links = defineCollection({ loader: recordsLoader(), schema: linkSchema });

export const collections = { links, pages };
