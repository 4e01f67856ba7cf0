import type { LocalImageService } from 'astro';
import sharp, { type SharpImageServiceConfig } from 'astro/assets/services/sharp';

/**
 * Astro's own image service, with file names that depend only on the picture and what is made of it.
 * Astro includes the base path, so every picture would be encoded and downloaded again under another.
 */
export default {
  ...sharp,
  // The content of the original is in the name already: `cover.BfyhLb20_1Ey7kJ.avif`.
  propertiesToHash: ['width', 'height', 'format', 'quality', 'fit', 'position', 'background'],
} satisfies LocalImageService<SharpImageServiceConfig>;
