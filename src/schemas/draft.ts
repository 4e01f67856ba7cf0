import { z } from 'astro/zod';

/** A draft is served by `npm run dev` and never published. */
export const draft = z.boolean().default(false).meta({
  description: 'With true, the page is seen in npm run dev only, and is not published.',
  example: 'draft: true',
});
