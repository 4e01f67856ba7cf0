import { z } from 'astro/zod';

/** What is said of a picture, in a page's cover and in `<Figure>`. */
export const pictureKeys = {
  picture: z
    .string()
    .trim()
    .min(1)
    .meta({ description: 'The picture’s file, beside the page.', example: './circle.jpg' }),
  alt: z.string().trim().min(1).meta({
    description: 'What the picture says, for readers who do not see it; at most 150 characters.',
    example: 'Six people around a table',
  }),
  caption: z.string().trim().min(1).max(200).optional().meta({
    description: 'A line below the picture, which adds to it.',
    example: 'Our first circle, in the public library',
  }),
  credit: z.string().trim().min(1).max(100).optional().meta({
    description: 'Who made the picture, and its licence.',
    example: 'Photo by Ana Sousa, CC BY 4.0',
  }),
};
