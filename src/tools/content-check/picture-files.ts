import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import pLimit from 'p-limit';
import sharp from 'sharp';

/** The pictures that can be published: the file name's ending, and sharp's name for the format. */
export const FORMATS: Record<string, string> = {
  '.avif': 'heif',
  '.jpeg': 'jpeg',
  '.jpg': 'jpeg',
  '.png': 'png',
  '.svg': 'svg',
  '.webp': 'webp',
};

const OTHER_PICTURES = new Set(['.bmp', '.gif', '.heic', '.heif', '.jxl', '.tif', '.tiff']);

/** As many as a small machine encodes while an editor is willing to wait. */
export const MAX_PIXELS = 40_000_000;

/** The longest side that WebP allows: https://developers.google.com/speed/webp/faq */
export const MAX_SIDE = 16_383;

/** In bytes. Git keeps every version of every picture for good. */
export const MAX_BYTES = 15_000_000;

/** How many files are read at a time: a small machine has no room for all of them. */
const CONCURRENCY = 8;

/** What a picture's file contains. */
export interface PictureFile {
  /** Size of the file, in bytes. */
  bytes: number;
  /** Sharp's name for the format; undefined if it is not a picture. */
  format?: string;
  /** Width and height in pixels, as shown: a photo may be rotated. */
  width?: number;
  height?: number;
  /** Number of frames; a still picture has 1. */
  frames?: number;
  /** The source of an SVG. */
  svg?: string;
  /** Why it cannot be decoded to its last row. */
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

/** Pictures that were read before, by the hash of their bytes: the dev server checks often. */
const cache = new Map<string, Promise<PictureFile>>();

/**
 * Decodes pictures to their last row. Astro tells sharp to ignore damage (`failOn: 'none'`) and
 * would publish half a photo.
 *
 * @param files paths below the folder
 */
export async function readPictures(
  folder: string,
  files: string[],
): Promise<Map<string, PictureFile>> {
  const limit = pLimit(CONCURRENCY);
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
  const reading = cache.get(hash) ?? decode(bytes);
  cache.set(hash, reading);
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
    // To reach the last row, sharp decodes all others, without keeping them in memory.
    await picture
      .extract({ left: 0, top: height - 1, width, height: 1 })
      .raw()
      .toBuffer();
    return file;
  } catch (error) {
    // The later lines of sharp's message are about its internals.
    const [damage = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { ...file, damage };
  }
}
