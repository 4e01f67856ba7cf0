import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import { charactersOf, type Face } from './faces.ts';

/** Kerning and the placing of accents; the rest would double the files for nothing we set. */
const FEATURES = ['kern', 'mark', 'mkmk', 'ccmp', 'locl'];

/** Cuts a face out of its package's file: its characters only, as WOFF2. */
export async function cutFace(face: Face): Promise<Buffer> {
  const { source, weight } = face;
  const original = await readFile(fileURLToPath(import.meta.resolve(source)));
  // A variable, because the types of the package lack two of the options.
  const options = {
    targetFormat: 'woff2',
    // Instructions for low-resolution screens of the last century: a third of the file.
    noHinting: true,
    noLayoutClosure: true,
    keepFeatures: FEATURES,
    ...(Array.isArray(weight) && {
      variationAxes: { wght: { min: weight[0], max: weight[1] } },
    }),
  } as const;
  return subsetFont(original, charactersOf(face).join(''), options);
}
