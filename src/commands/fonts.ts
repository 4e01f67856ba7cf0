// npm run fonts: cuts the site's font files (src/fonts/*.woff2) out of those that npm installs, and
// fits the stand-ins on readers' devices to them (src/fonts/fallbacks.css).

import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
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

// Not among the dependencies: 1.6 MB to download, but 29,597 files, which take 169 MB on a disk.
const METRICS = '@capsizecss/metrics@4.3.0';

const folder = path.resolve('.cache/font-metrics');
await mkdir(folder, { recursive: true });
execFileSync('npm', ['install', '--no-save', '--prefix', folder, METRICS], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
const require = createRequire(path.join(folder, 'package.json'));

/** Font metrics as the package has them, in the font's own units. */
type Metrics = Record<'ascent' | 'descent' | 'lineGap' | 'unitsPerEm' | 'xWidthAvg', number>;
const readMetrics = (name: string) => require(`@capsizecss/metrics/${name}`) as Metrics;

/** The variants by their paths in the package, below that of the typeface. */
const VARIANTS = {
  '': 'font-weight: 400; font-style: normal',
  '/700': 'font-weight: 700; font-style: normal',
  '/italic': 'font-weight: 400; font-style: italic',
};

/** Other scripts are set in what the browser prefers for each: Arial's Arabic is no pleasure to read. */
const LATIN = 'U+20-24f, U+1e00-1eff, U+2000-20bf';

/** The `@font-face` rules of a stand-in, scaled so that text takes as much room as it will in ours. */
function fallback(family: string, ours: string, theirs: string, files: Partial<typeof VARIANTS>) {
  return Object.entries(files).map(([variant, names]) => {
    const [own, other] = [readMetrics(ours + variant), readMetrics(theirs + variant)];
    const scale = own.xWidthAvg / own.unitsPerEm / (other.xWidthAvg / other.unitsPerEm);
    const percent = (share: number) => `${Number((share * 100).toFixed(2))}%`;
    const height = (units: number) => percent(Math.abs(units) / own.unitsPerEm / scale);
    const sources = names.split(', ').map((name) => `local('${name}')`);
    return `@font-face { font-family: '${family}'; ${VARIANTS[variant as keyof typeof VARIANTS]};
  src: ${sources.join(', ')}; unicode-range: ${LATIN};
  size-adjust: ${percent(scale)}; ascent-override: ${height(own.ascent)}; descent-override: ${height(own.descent)}; line-gap-override: ${height(own.lineGap)}; }
`;
  });
}

// Typefaces on readers' devices that stand in for ours until ours have loaded, with the full and
// PostScript names of their files. Windows, macOS and iOS have Arial and Times New Roman; Linux has
// Liberation, and ChromeOS has Arimo and Tinos, of the same widths; Android has Roboto and Noto Serif.
const rules = [
  ...fallback('Arial for Open Sans', 'openSans', 'arial', {
    '': 'Arial, ArialMT, Liberation Sans, Arimo',
    '/700': 'Arial Bold, Arial-BoldMT, Liberation Sans Bold, Arimo Bold',
    '/italic': 'Arial Italic, Arial-ItalicMT, Liberation Sans Italic, Arimo Italic',
  }),
  ...fallback('Roboto for Open Sans', 'openSans', 'roboto', {
    '': 'Roboto, Roboto-Regular',
    '/700': 'Roboto Bold, Roboto-Bold',
    '/italic': 'Roboto Italic, Roboto-Italic',
  }),
  ...fallback('Times for Arvo', 'arvo', 'timesNewRoman', {
    '/700': 'Times New Roman Bold, TimesNewRomanPS-BoldMT, Liberation Serif Bold, Tinos Bold',
  }),
  ...fallback('Noto Serif for Arvo', 'arvo', 'notoSerif', {
    '/700': 'Noto Serif Bold, NotoSerif-Bold',
  }),
];
await writeFile('src/fonts/fallbacks.css', `/* Written by npm run fonts. */\n${rules.join('')}`);
