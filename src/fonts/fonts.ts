import { fontProviders } from 'astro/config';
import { faces, type Face } from './faces.ts';

/**
 * The site's typefaces, for Astro's Fonts API. Its own fallbacks fit Arial and Times New Roman only,
 * which Android does not have, so ours are in fallbacks.css.
 */
export const fonts = [
  defineFont('Arvo', '--font-arvo', ['Times for Arvo', 'Noto Serif for Arvo', 'serif']),
  defineFont('Open Sans', '--font-open-sans', [
    ...['Arial for Open Sans', 'Roboto for Open Sans', 'sans-serif'],
  ]),
];

function defineFont(name: Face['family'], cssVariable: `--${string}`, fallbacks: string[]) {
  const variants = faces.filter(({ family }) => family === name).map(toVariant);
  return {
    provider: fontProviders.local(),
    name,
    cssVariable,
    // No two typefaces break a paragraph alike, so a font that comes late must not take over: on a
    // very slow line the reader keeps the fallback, and has the font on the next page. Fonts are
    // preloaded, so this is rare.
    display: 'optional' as const,
    fallbacks,
    optimizedFallbacks: false,
    options: { variants: variants as [Variant, ...Variant[]] },
  };
}

type Variant = ReturnType<typeof toVariant>;

function toVariant({ file, weight, style, ranges }: Face) {
  return {
    src: [`./src/fonts/${file}.woff2`] as [string],
    weight: Array.isArray(weight) ? `${weight[0]} ${weight[1]}` : weight,
    style,
    unicodeRange: ranges.map(toUnicodeRange) as [string, ...string[]],
  };
}

function toUnicodeRange([from, to]: readonly [number, number]): string {
  const [first, last] = [from.toString(16), to.toString(16)];
  return first === last ? `U+${first}` : `U+${first}-${last}`;
}
