/** A font file of this folder: cut from one that npm installs, so that readers load little. */
export interface Face {
  /** The typeface. */
  family: 'Arvo' | 'Open Sans';
  /** File name in this folder, without its ending. */
  file: string;
  /** The file that it is cut from, as a package's path. */
  source: string;
  /** One weight, or the two ends of a variable font's range. */
  weight: number | [number, number];
  /** Upright or italic. */
  style: 'normal' | 'italic';
  /** The characters that it holds. A browser loads it only where a page shows one of them. */
  ranges: readonly (readonly [from: number, to: number])[];
}

/** What English needs: ASCII, and the dashes, quotation marks and bullets of good typesetting. */
const BASIC = [
  [0x20, 0x7e],
  [0xa0, 0xa0],
  [0xb7, 0xb7],
  [0x2013, 0x2014],
  [0x2018, 0x201a],
  [0x201c, 0x201e],
  [0x2022, 0x2022],
  [0x2026, 0x2026],
] as const;

/** The rest of Latin-1: German, Spanish, French, Portuguese and Finnish. */
const LATIN_1 = [
  [0xa1, 0xb6],
  [0xb8, 0xff],
  [0x152, 0x153],
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
] as const;

/** Latin Extended-A, and the comma-below letters: Polish and Romanian. */
const LATIN_EXTENDED = [
  [0x100, 0x151],
  [0x154, 0x17f],
  [0x218, 0x21b],
] as const;

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

function arvo(part: string, ranges: Face['ranges']): Face {
  const source = '@fontsource/arvo/files/arvo-latin-700-normal.woff2';
  return {
    family: 'Arvo',
    file: `arvo-bold-${part}`,
    source,
    weight: 700,
    style: 'normal',
    ranges,
  };
}

function openSans(
  style: Face['style'],
  part: string,
  subset: string,
  ranges: Face['ranges'],
): Face {
  const source = `@fontsource-variable/open-sans/files/open-sans-${subset}-wght-${style}.woff2`;
  const file = `open-sans-${style}-${part}`;
  return { family: 'Open Sans', file, source, weight: [400, 700], style, ranges };
}

/** Whether a face has a character that a text shows. */
export function isNeeded({ ranges }: Face, text: string): boolean {
  return Array.from(text).some((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return ranges.some(([from, to]) => from <= codePoint && codePoint <= to);
  });
}
