import { readFile, stat } from 'node:fs/promises';
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
  /** Name of the format; undefined if it cannot be read. */
  format?: string;
  /** In pixels, as shown: a photo may be rotated. */
  width?: number;
  height?: number;
  /** A still picture has 1. */
  frames?: number;
  /** Why it cannot be published: it cannot be decoded to its last row, or runs or loads something. */
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

/** What was learned, by path, size and time: to decode pictures takes longer than all else. */
const known = new Map<string, Promise<PictureFile>>();

/** A small machine has no room for all of them at once. */
const limit = pLimit(8);

/**
 * Decodes pictures to their last row. Astro tells sharp to ignore damage (`failOn: 'none'`) and
 * would publish half a photo.
 */
export async function readPictures(folder: string, names: string[]) {
  const entries = names.map(async (name) => {
    const file = path.join(folder, name);
    const { size, mtimeMs } = await stat(file);
    const key = `${file} ${size} ${mtimeMs}`;
    const picture = known.get(key) ?? limit(() => readPicture(file, size));
    known.set(key, picture);
    return [name.normalize(), await picture] as const;
  });
  return new Map(await Promise.all(entries));
}

/** An SVG is published as it is, and whoever opens it opens a document that could run code. */
const UNSAFE =
  /<(script|foreignobject|iframe)\b|\son\w+\s*=|\b(href|src)\s*=\s*["'](?!\s*(#|data:image\/|["']))/i;

async function readPicture(file: string, size: number): Promise<PictureFile> {
  const found: PictureFile = { bytes: size };
  if (size > MAX_BYTES) return found;
  const bytes = await readFile(file);
  try {
    const options = { failOn: 'error', limitInputPixels: false, sequentialRead: true } as const;
    const picture = sharp(bytes, options);
    const { format, compression, width, height, autoOrient, pages } = await picture.metadata();
    found.format = compression === 'av1' ? 'avif' : format;
    Object.assign(found, { frames: pages ?? 1, ...autoOrient });
    // An SVG that is copied from a page lacks its namespace, and browsers show nothing.
    const svg = format === 'svg' ? bytes.toString().replace(/<!--[^]*?-->/g, '') : 'xmlns=';
    const unsafe = UNSAFE.exec(svg)?.[0];
    if (unsafe) throw new Error(`it runs code or loads something from elsewhere: ${unsafe}`);
    if (!/\bxmlns\s*=/.test(svg)) throw new Error('it lacks xmlns="http://www.w3.org/2000/svg"');
    // Astro reads the size in its own way, which needs a viewBox.
    await imageMetadata(bytes);
    // To reach the last row, sharp decodes all others, without keeping them in memory.
    const lastRow = picture.extract({ left: 0, top: height - 1, width, height: 1 });
    if (width * height <= MAX_PIXELS) await lastRow.raw().toBuffer();
  } catch (error) {
    // The later lines of sharp's message are about its internals.
    found.damage = (error as Error).message.replace(/\n.*/s, '');
  }
  return found;
}
