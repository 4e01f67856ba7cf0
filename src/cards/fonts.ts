import { readFile } from 'node:fs/promises';
import { faces, isNeeded } from '../fonts/faces.ts';

/** A font as satori takes it: a family for each file, since it knows no ranges of characters. */
export interface CardFont {
  name: string;
  data: Buffer;
}

const upright = faces.filter(({ style }) => style === 'normal');

/**
 * The families for a text, in the order in which its characters look for a shape.
 *
 * Arvo, for which the site is known, where it has all of them; else Open Sans for the whole, since
 * two typefaces in a line look like a mistake; nothing, where neither can set the text.
 */
export function familiesFor(text: string): string | undefined {
  for (const family of ['Arvo', 'Open Sans'] as const) {
    const files = upright.filter((face) => face.family === family);
    const covered = Array.from(text).every((sign) => files.some((face) => isNeeded(face, sign)));
    if (covered) return files.map(({ file }) => file).join(', ');
  }
  return undefined;
}

/** The site's own upright font files. */
export async function readFonts(): Promise<CardFont[]> {
  return Promise.all(
    upright.map(async ({ file }) => ({
      name: file,
      data: await readFile(`src/fonts/${file}.woff2`),
    })),
  );
}
