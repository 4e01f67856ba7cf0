import path from 'node:path';
import sharp from 'sharp';
import type { Problem } from './problem.ts';

/** The pictures that can be published: the ending of the name, and sharp's word for the bytes. */
const FORMATS: Record<string, string> = {
  '.avif': 'heif',
  '.jpeg': 'jpeg',
  '.jpg': 'jpeg',
  '.png': 'png',
  '.svg': 'svg',
  '.webp': 'webp',
};

const OTHER_PICTURES = new Set(['.bmp', '.gif', '.heic', '.heif', '.jxl', '.tif', '.tiff']);

/** Whether a file is a picture, going by its name. */
export function isPicture(file: string): boolean {
  const ending = endingOf(file);
  return ending in FORMATS || OTHER_PICTURES.has(ending);
}

/**
 * A picture decodes to its last pixel, and is what its name says. Astro asks sharp to overlook
 * damage (`failOn: 'none'`) and would publish half a photo.
 */
export async function checkPicture(folder: string, file: string): Promise<Problem[]> {
  const expected = FORMATS[endingOf(file)];
  if (!expected) {
    return [
      {
        file,
        message: `A picture of the kind "${endingOf(file)}" cannot be published. Save it as JPEG, PNG, WebP or AVIF.`,
      },
    ];
  }
  try {
    const picture = sharp(path.join(folder, file), { failOn: 'error' });
    const { format } = await picture.metadata();
    await picture.stats();
    if (format === expected) return [];
    return [
      {
        file,
        message: `Its name ends in "${endingOf(file)}", but it holds a picture of the kind "${format}". Rename it to fit.`,
      },
    ];
  } catch (error) {
    return [
      {
        file,
        message: `This picture is damaged or cut off. Export or copy it once more. (${reason(error)})`,
      },
    ];
  }
}

function endingOf(file: string): string {
  return path.posix.extname(file).toLowerCase();
}

/** The first line of what sharp says: the later ones name only its own parts. */
function reason(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
