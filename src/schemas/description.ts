import { z } from 'astro/zod';

/**
 * 50 to 160 characters: shorter ones say too little, and search results cut longer ones.
 * https://developers.google.com/search/docs/appearance/snippet
 */
export const description = z.string().trim().min(50).max(160).meta({
  description: 'One or two sentences about the page, which search engines show below the title.',
  example:
    'description: What to bring, whom to invite and what to say when your circle meets for the first time.',
});
