import { createHash } from 'node:crypto';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { imageMetadata } from 'astro/assets/utils';
import pLimit from 'p-limit';
import sharp from 'sharp';

/** The pictures that can be published: ending of the file's name, and name of the format. */
export const FORMATS: Record<string, string> = {
  '.avif': 'avif',
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

/** What a picture's file contains. */
export interface PictureFile {
  bytes: number;
  /** Name of the format; undefined if it is not a picture. */
  format?: string;
  /** In pixels, as shown: a photo may be rotated. */
  width?: number;
  height?: number;
  /** A still picture has 1. */
  frames?: number;
  /** The source of an SVG. */
  svg?: string;
  /** Whether Astro can read the size. */
  hasSize?: boolean;
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

/** By name, size and time: to decode pictures takes longer than all else. */
type Cache = Record<string, PictureFile>;

/**
 * Decodes pictures to their last row. Astro tells sharp to ignore damage (`failOn: 'none'`) and
 * would publish half a photo.
 *
 * @param cacheFile where what was learned is kept until the next check
 */
export async function readPictures(
  folder: string,
  files: string[],
  cacheFile?: string,
): Promise<Map<string, PictureFile>> {
  // A cache that cannot be read or written costs time only.
  const read = readFile(cacheFile ?? '', 'utf8').then(JSON.parse);
  const known = (await read.catch(() => ({}))) as Cache;
  const cache: Cache = {};
  // A small machine has no room for all of them at once.
  const limit = pLimit(8);
  const entries = files.map((file) =>
    limit(async () => {
      const { size, mtimeMs } = await stat(path.join(folder, file));
      const key = `${file} ${size} ${mtimeMs}`;
      cache[key] = known[key] ?? (await readPicture(path.join(folder, file), size));
      return [file.normalize(), cache[key]] as const;
    }),
  );
  const pictures = new Map(await Promise.all(entries));
  if (cacheFile && Object.keys(cache).some((key) => !(key in known))) {
    await writeFile(`${cacheFile}.tmp`, JSON.stringify(cache))
      .then(() => rename(`${cacheFile}.tmp`, cacheFile))
      .catch(() => undefined);
  }
  return pictures;
}

/** By the hash of the bytes: several pages may have a copy of one picture. */
const decoded: Record<string, Promise<PictureFile>> = {};

async function readPicture(file: string, size: number): Promise<PictureFile> {
  if (size > MAX_BYTES) return { bytes: size };
  const bytes = await readFile(file);
  const hash = createHash('sha1').update(bytes).digest('hex');
  return (decoded[hash] ??= decode(bytes));
}

async function decode(bytes: Buffer): Promise<PictureFile> {
  const file: PictureFile = { bytes: bytes.length };
  // HEIC, as phones write it, and AVIF differ only in this word: https://mp4ra.org/registered-types/brands
  const [, brand] = /^ftyp(avi|hei|hev|mif|msf)/.exec(bytes.toString('latin1', 4, 12)) ?? [];
  if (brand) file.format = brand === 'avi' ? 'avif' : 'heic';
  try {
    const options = { failOn: 'error', limitInputPixels: false, sequentialRead: true } as const;
    const picture = sharp(bytes, options);
    const { format, width, height, autoOrient, pages: frames = 1 } = await picture.metadata();
    Object.assign(file, { frames, width: autoOrient.width, height: autoOrient.height });
    file.format ??= format;
    if (format === 'svg') file.svg = bytes.toString();
    file.hasSize = await imageMetadata(bytes).then(
      () => true,
      () => false,
    );
    // To reach the last row, sharp decodes all others, without keeping them in memory.
    const lastRow = picture.extract({ left: 0, top: height - 1, width, height: 1 });
    if (width * height <= MAX_PIXELS) await lastRow.raw().toBuffer();
  } catch (error) {
    // The later lines of sharp's message are about its internals.
    file.damage = (error as Error).message.replace(/\n.*/s, '');
  }
  return file;
}
