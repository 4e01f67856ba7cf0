import { fontProviders } from 'astro/config';
import { faces, type Face } from './faces.ts';

/** The site's typefaces, for Astro's Fonts API. */
export const fonts = [
  defineFont('Arvo', '--font-arvo'),
  defineFont('Open Sans', '--font-open-sans'),
];

function defineFont(name: Face['family'], cssVariable: `--${string}`) {
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
    // They would be Arial, whose Arabic is no pleasure to read: each device knows better.
    optimizedFallbacks: false,
    options: { variants: variants as [(typeof variants)[0], ...typeof variants] },
  };
}
