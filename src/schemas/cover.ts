import { z } from 'astro/zod';
import { pictureKeys } from './picture.ts';

/** Picture and alternative text are one object, so that a cover without the text cannot be written. */
export const cover = z.strictObject(pictureKeys).optional().meta({
  description: 'The large picture at the top of the page.',
  example: 'cover:\n  picture: ./circle.jpg\n  alt: Six people around a table',
});
