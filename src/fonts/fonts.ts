import { fontProviders } from 'astro/config';
import { faces, type Face } from './faces.ts';

/** The site's typefaces, for Astro's Fonts API, which also fits the fall-backs to their metrics. */
export const fonts = [
  {
    provider: fontProviders.local(),
    name: 'Arvo',
    cssVariable: '--font-arvo',
    fallbacks: ['serif'],
    options: { variants: variantsOf('Arvo') },
  },
  {
    provider: fontProviders.local(),
    name: 'Open Sans',
    cssVariable: '--font-open-sans',
    fallbacks: ['sans-serif'],
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
