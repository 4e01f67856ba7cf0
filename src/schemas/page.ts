import { z } from 'astro/zod';
import { category } from './category.ts';
import { cover } from './cover.ts';
import { published, updated } from './dates.ts';
import { description } from './description.ts';
import { draft } from './draft.ts';
import { navigation } from './navigation.ts';
import { redirectFrom } from './redirect-from.ts';
import { heading, title } from './titles.ts';

/**
 * What stands between the two `---` lines at the top of a page. A key that is not listed here is
 * an error, so that a misspelt one is noticed.
 *
 * Each key's `description` is written for the editor: it is shown as a tooltip in an editor that
 * knows the schema, and in the guide's table. Its `example` is a line of front matter.
 */
export const pageSchema = z.strictObject({
  title,
  heading,
  description,
  category,
  cover,
  navigation,
  draft,
  published,
  updated,
  redirectFrom,
});

/** The front matter of a page, as read. */
export type PageData = z.infer<typeof pageSchema>;
