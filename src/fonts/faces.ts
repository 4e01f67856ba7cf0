/** A font file of this folder: cut from one that npm installs, so that readers load little. */
export interface Face {
  /** The typeface. */
  family: 'Arvo' | 'Open Sans';
  /** File name in this folder, without its ending. */
  file: string;
  /** The file that it is cut from, as a package's path. */
  source: string;
  /** One weight, or the two ends of a variable font's range, as CSS writes them. */
  weight: '700' | '400 700';
  /** Upright or italic. */
  style: 'normal' | 'italic';
  /** The characters that it holds, as CSS writes them. A browser loads it only if a page needs one. */
  ranges: string;
  /** The same, one by one. */
  characters: readonly string[];
}

/** What English needs: ASCII, and the dashes, quotation marks and bullets of good typesetting. */
const BASIC = 'U+20-7e, U+a0, U+b7, U+2013-2014, U+2018-201a, U+201c-201e, U+2022, U+2026';

/** The rest of Latin-1: German, Spanish, French, Portuguese and Finnish. */
const LATIN_1 = 'U+a1-b6, U+b8-ff, U+152-153, U+2039-203a, U+20ac';

/** Latin Extended-A, and the comma-below letters: Polish and Romanian. */
const LATIN_EXTENDED = 'U+100-151, U+154-17f, U+218-21b';

/**
 * All faces, each in parts by the languages that need them. Arvo has no Latin Extended: headings in
 * Polish and Romanian take those letters from the fallback.
 */
export const faces: readonly Face[] = [
  arvo('basic', BASIC),
  arvo('latin-1', LATIN_1),
  ...(['normal', 'italic'] as const).flatMap((style) => [
    openSans(style, 'basic', 'latin', BASIC),
    openSans(style, 'latin-1', 'latin', LATIN_1),
    openSans(style, 'latin-extended', 'latin-ext', LATIN_EXTENDED),
  ]),
];

function arvo(part: string, ranges: string): Face {
  const source = '@fontsource/arvo/files/arvo-latin-700-normal.woff2';
  const file = `arvo-bold-${part}`;
  const characters = readRanges(ranges);
  return { family: 'Arvo', file, source, weight: '700', style: 'normal', ranges, characters };
}

function openSans(style: Face['style'], part: string, subset: string, ranges: string): Face {
  const source = `@fontsource-variable/open-sans/files/open-sans-${subset}-wght-${style}.woff2`;
  const file = `open-sans-${style}-${part}`;
  const characters = readRanges(ranges);
  return { family: 'Open Sans', file, source, weight: '400 700', style, ranges, characters };
}

function readRanges(ranges: string): string[] {
  return Array.from(ranges.matchAll(/U\+(\w+)-?(\w+)?/g)).flatMap(([, from = '', to = from]) => {
    const [first, last] = [parseInt(from, 16), parseInt(to, 16)];
    return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
  });
}

/** Whether a face has a character that a text shows. */
export function isNeeded({ characters }: Face, text: string): boolean {
  return characters.some((character) => text.includes(character));
}
