import { fontProviders } from 'astro/config';
import { faces, type Face } from './faces.ts';
import { fallbackFamilies } from './fallbacks.ts';

/**
 * No two typefaces break a paragraph alike, so a font that comes late must not take over: where the
 * line is so slow that the text is there before its font, the reader keeps it in the stand-in, and
 * has the font on the next page. Fonts are preloaded, so that this is rare.
 */
const display = 'optional' as const;

/**
 * The site's typefaces, for Astro's Fonts API. Its own fall-backs fit Arial and Times New Roman
 * only, which phones with Android do not have.
 */
export const fonts = [
  {
    provider: fontProviders.local(),
    name: 'Arvo',
    cssVariable: '--font-arvo',
    display,
    fallbacks: [...fallbackFamilies('Arvo'), 'serif'],
    optimizedFallbacks: false,
    options: { variants: variantsOf('Arvo') },
  },
  {
    provider: fontProviders.local(),
    name: 'Open Sans',
    cssVariable: '--font-open-sans',
    display,
    fallbacks: [...fallbackFamilies('Open Sans'), 'sans-serif'],
    optimizedFallbacks: false,
    options: { variants: variantsOf('Open Sans') },
  },
];

function variantsOf(family: Face['family']) {
  const variants = faces.filter((face) => face.family === family).map(toVariant);
  return variants as [ReturnType<typeof toVariant>, ...ReturnType<typeof toVariant>[]];
}

function toVariant({ file, weight, style, ranges }: Face) {
  return {
    src: [`./src/fonts/${file}.woff2`] as [string],
    weight: Array.isArray(weight) ? `${weight[0]} ${weight[1]}` : weight,
    style,
    unicodeRange: ranges.map(toUnicodeRange) as [string, ...string[]],
  };
}

function toUnicodeRange([from, to]: readonly [number, number]): string {
  return from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`;
}

function hex(codePoint: number): string {
  return codePoint.toString(16);
}
