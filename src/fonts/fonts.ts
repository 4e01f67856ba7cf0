import { fontProviders } from 'astro/config';
import { faces, type Face } from './faces.ts';

/**
 * The site's typefaces, for Astro's Fonts API. Its own fallbacks fit Arial and Times New Roman only,
 * which Android does not have, so ours are in fallbacks.css.
 */
export const fonts = [
  defineFont('Arvo', '--font-arvo', ['Times for Arvo', 'Noto Serif for Arvo', 'sans-serif']),
  defineFont('Open Sans', '--font-open-sans', [
    ...['Arial for Open Sans', 'Roboto for Open Sans', 'sans-serif'],
  ]),
];

function defineFont(name: Face['family'], cssVariable: `--${string}`, fallbacks: string[]) {
  const own = faces.filter(({ family }) => family === name);
  const variants = own.map(({ file, weight, style, ranges }) => {
    const unicodeRange = ranges.split(', ') as [string, ...string[]];
    return { src: [`./src/fonts/${file}.woff2`] as [string], weight, style, unicodeRange };
  });
  return {
    provider: fontProviders.local(),
    name,
    cssVariable,
    // No two typefaces break a paragraph alike, so a font that comes late must not replace the
    // fallback: on a very slow connection, only the next page has it. Preloading makes this rare.
    display: 'optional' as const,
    fallbacks,
    optimizedFallbacks: false,
    options: { variants: variants as [(typeof variants)[0], ...typeof variants] },
  };
}
