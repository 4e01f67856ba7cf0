import { z } from 'astro/zod';

/**
 * What stands between the two `---` lines at the top of a page. A key that is not listed here is
 * an error, so that a misspelt one is noticed.
 */
export const pageSchema = z.strictObject({
  /**
   * What the page is about, in a few words (at most 60 characters). It is the title of the
   * browser's tab and of search results, and the small line above the heading.
   */
  title: z.string().trim().min(1).max(60),

  /**
   * The large heading at the top of the page, its one h1 (at most 80 characters). Without it, the
   * title is the heading.
   */
  heading: z.string().trim().min(1).max(80).optional(),

  /** One or two sentences (50 to 160 characters) that search engines show below the title. */
  description: z.string().trim().min(50).max(160),
});
