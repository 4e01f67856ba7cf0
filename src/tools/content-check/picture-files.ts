import { createHash } from 'node:crypto';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
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

/** What is known of pictures, by name, size and time: to decode them takes longer than all else. */
type Cache = Record<string, PictureFile>;

/**
 * Decodes pictures to their last row. Astro tells sharp to ignore damage (`failOn: 'none'`) and
 * would publish half a photo.
 *
 * @param files paths below the folder
 * @param cacheFile where what was learned is kept until the next check; nowhere, if left out
 */
export async function readPictures(
  folder: string,
  files: string[],
  cacheFile?: string,
): Promise<Map<string, PictureFile>> {
  const known = cacheFile ? await readCache(cacheFile) : {};
  const cache: Cache = {};
  const limit = pLimit(CONCURRENCY);
  const read = files.map((file) =>
    limit(async () => {
      const { size, mtimeMs } = await stat(path.join(folder, file));
      const key = `${file} ${size} ${mtimeMs}`;
      cache[key] = known[key] ?? (await readPicture(path.join(folder, file), size));
      return [file, cache[key]] as const;
    }),
  );
  const pictures = new Map(await Promise.all(read));
  if (cacheFile && Object.keys(cache).some((key) => !(key in known))) {
    // A cache that cannot be written costs time only.
    await writeFile(`${cacheFile}.tmp`, JSON.stringify(cache))
      .then(() => rename(`${cacheFile}.tmp`, cacheFile))
      .catch(() => undefined);
  }
  return pictures;
}

async function readCache(file: string): Promise<Cache> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Cache;
  } catch {
    return {};
  }
}

/** By the hash of the bytes: several pages may have a copy of one picture. */
const decoded = new Map<string, Promise<PictureFile>>();

async function readPicture(file: string, size: number): Promise<PictureFile> {
  if (size > MAX_BYTES) return { bytes: size };
  const bytes = await readFile(file);
  const hash = createHash('sha1').update(bytes).digest('hex');
  const picture = decoded.get(hash) ?? decode(bytes);
  decoded.set(hash, picture);
  return picture;
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
