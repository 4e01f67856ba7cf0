import { getCollection, type CollectionEntry } from 'astro:content';
import { site } from '../site.ts';
import { pagePath } from './addresses.ts';

/** A page of the site: an entry, and the path at which it is served. */
export interface Page {
  /** The entry's front matter and text. */
  entry: CollectionEntry<'pages'>;
  /** Path without the base path: `/` or `/<id>/`. */
  path: string;
}

/** All published pages. */
export async function getPages(): Promise<Page[]> {
  const entries = await getCollection('pages');
  return entries.map((entry) => ({ entry, path: pagePath(entry.id, site.home) }));
}
