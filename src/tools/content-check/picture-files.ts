import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import pLimit from 'p-limit';
import sharp from 'sharp';

/** The pictures that can be published: the ending of the name, and sharp's word for the bytes. */
export const FORMATS: Record<string, string> = {
  '.avif': 'heif',
  '.jpeg': 'jpeg',
  '.jpg': 'jpeg',
  '.png': 'png',
  '.svg': 'svg',
  '.webp': 'webp',
};

const OTHER_PICTURES = new Set(['.bmp', '.gif', '.heic', '.heif', '.jxl', '.tif', '.tiff']);

/** What can be encoded on a small machine in a time that an editor waits. */
export const MAX_PIXELS = 40_000_000;

/** WebP knows no longer side: https://developers.google.com/speed/webp/faq */
export const MAX_SIDE = 16_383;

/** In bytes. Git keeps every version of every picture for good. */
export const MAX_BYTES = 15_000_000;

/** Files that are read at one time: a small machine has no room for all of them. */
const AT_ONCE = 8;

/** What is in a picture's file. */
export interface PictureFile {
  /** Size of the file, in bytes. */
  bytes: number;
  /** Sharp's word for what it holds; nothing if it holds no picture. */
  format?: string;
  /** Width and height in pixels, as shown: a photo may be turned. */
  width?: number;
  height?: number;
  /** How many pictures follow each other in it: one that stands still has 1. */
  frames?: number;
  /** The source of a drawing. */
  svg?: string;
  /** Why it does not decode to its last pixel. */
  damage?: string;
}

/** The ending of a file's name: `.png`. */
export function endingOf(file: string): string {
  return path.posix.extname(file).toLowerCase();
}

/** Whether a file is a picture, going by its name. */
export function isPicture(file: string): boolean {
  return endingOf(file) in FORMATS || OTHER_PICTURES.has(endingOf(file));
}

/** What was read before, by the hash of the bytes: one picture often stands beside many pages. */
const known = new Map<string, Promise<PictureFile>>();

/**
 * Decodes pictures to their last row. Astro asks sharp to overlook damage (`failOn: 'none'`) and
 * would publish half a photo.
 *
 * @param files paths below the folder
 */
export async function readPictures(
  folder: string,
  files: string[],
): Promise<Map<string, PictureFile>> {
  const limit = pLimit(AT_ONCE);
  const read = files.map(
    async (file) => [file, await limit(() => readPicture(path.join(folder, file)))] as const,
  );
  return new Map(await Promise.all(read));
}

async function readPicture(file: string): Promise<PictureFile> {
  const { size } = await stat(file);
  if (size > MAX_BYTES) return { bytes: size };
  const bytes = await readFile(file);
  const hash = createHash('sha1').update(bytes).digest('hex');
  const reading = known.get(hash) ?? decode(bytes);
  known.set(hash, reading);
  return reading;
}

async function decode(bytes: Buffer): Promise<PictureFile> {
  const file: PictureFile = { bytes: bytes.length };
  try {
    const picture = sharp(bytes, {
      failOn: 'error',
      limitInputPixels: false,
      sequentialRead: true,
    });
    const { format, width, height, autoOrient, pages: frames = 1 } = await picture.metadata();
    Object.assign(file, { format, frames, width: autoOrient.width, height: autoOrient.height });
    if (format === 'svg') file.svg = bytes.toString();
    if (width * height > MAX_PIXELS) return file;
    // The last row comes after all others, and takes no memory for them.
    await picture
      .extract({ left: 0, top: height - 1, width, height: 1 })
      .raw()
      .toBuffer();
    return file;
  } catch (error) {
    // The first line of what sharp says: the later ones name only its own parts.
    const [damage = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { ...file, damage };
  }
}
