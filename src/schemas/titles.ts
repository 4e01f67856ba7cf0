import { z } from 'astro/zod';

/** Search results cut a title at about 60 characters: https://developers.google.com/search/docs/appearance/title-link */
export const title = z.string().trim().min(1).max(60).meta({
  description:
    'What the page is about, in a few words: the browser’s tab, search results, and the small line above the heading.',
  example: 'title: Your first meeting',
});

/** The page's one h1, at most 80 characters: what fits three lines of a phone in large type. */
export const heading = z.string().trim().min(1).max(80).optional().meta({
  description: 'The large heading at the top of the page. Without it, the title is the heading.',
  example: 'heading: How to run your first meeting',
});
