import { z } from 'astro/zod';

/** The kind of page, at most 40 characters. It is said to machines, and above a heading without a title of its own. */
export const category = z.string().trim().min(1).max(40).optional().meta({
  description:
    'The kind of page, such as “Guides”: the small line above the heading where the heading is the title itself.',
  example: 'category: Guides',
});
