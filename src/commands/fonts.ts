// npm run fonts: cuts the site's font files (src/fonts/*.woff2) out of the packages' ones.

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import { faces, type Face } from '../fonts/faces.ts';

/** Kerning and the placing of accents; the rest would double the files for nothing we set. */
const FEATURES = ['kern', 'mark', 'mkmk', 'ccmp', 'locl'];

for (const face of faces) {
  const font = await cut(face);
  const file = new URL(`../fonts/${face.file}.woff2`, import.meta.url);
  await writeFile(file, font);
  console.log(`${font.length.toString().padStart(6)} bytes  ${face.file}.woff2`);
}

async function cut({ source, weight, ranges }: Face): Promise<Buffer> {
  const original = await readFile(fileURLToPath(import.meta.resolve(source)));
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
  return subsetFont(original, charactersOf(ranges), options);
}

function charactersOf(ranges: Face['ranges']): string {
  return ranges
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
    .map((codePoint) => String.fromCodePoint(codePoint))
    .join('');
}
