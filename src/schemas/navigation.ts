import { z } from 'astro/zod';

/** The page's place in the list of pages at the top of every page. */
export const navigation = z
  .strictObject({
    label: z.string().trim().min(1).max(24).meta({
      description: 'What the link says: one or two words.',
      example: 'First meeting',
    }),
    order: z.int().min(0).max(999).meta({
      description: 'A whole number; the page with the smallest comes first.',
      example: '10',
    }),
  })
  .optional()
  .meta({
    description: 'Puts the page into the list of pages at the top of every page.',
    example: 'navigation:\n  label: First meeting\n  order: 10',
  });
