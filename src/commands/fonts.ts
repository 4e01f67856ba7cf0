// npm run fonts: cuts the site's font files (src/fonts/*.woff2) out of those that npm installs.

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import { faces } from '../fonts/faces.ts';

for (const { file, source, weight, characters } of faces) {
  const [min = 0, max] = weight.split(' ').map(Number);
  const original = await readFile(fileURLToPath(import.meta.resolve(source)));
  // A variable, because the types of the package lack two of the options.
  const options = {
    targetFormat: 'woff2',
    // Instructions for low-resolution screens of the last century: a third of the file.
    noHinting: true,
    noLayoutClosure: true,
    // Kerning and the placing of accents; the rest would double the files for nothing we set.
    keepFeatures: ['kern', 'mark', 'mkmk', 'ccmp', 'locl'],
    ...(max && { variationAxes: { wght: { min, max } } }),
  } as const;
  const font = await subsetFont(original, characters.join(''), options);
  await writeFile(`src/fonts/${file}.woff2`, font);
  console.log(`${font.length.toString().padStart(6)} bytes  ${file}.woff2`);
}
