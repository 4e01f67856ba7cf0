import type { LocalImageService } from 'astro';
import sharp, { type SharpImageServiceConfig } from 'astro/assets/services/sharp';

/**
 * Astro's own image service, with file names that depend on nothing but the picture and what is
 * made of it. Astro puts the base path into them too, so that every picture was encoded again, and
 * fetched again, wherever else the site stood.
 */
export default {
  ...sharp,
  // The content of the original is in the name already: `cover.BfyhLb20_1Ey7kJ.avif`.
  propertiesToHash: ['width', 'height', 'format', 'quality', 'fit', 'position', 'background'],
} satisfies LocalImageService<SharpImageServiceConfig>;
