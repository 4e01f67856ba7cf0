import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import { faces, type Face } from './faces.ts';

/**
 * A typeface that readers' systems have, to stand in for one of ours until ours is there, stretched
 * so that it takes the same room and nothing moves when ours comes.
 */
export interface Fallback {
  /** Which of our typefaces it stands in for. */
  for: Face['family'];
  /** What it is called in the style sheet. */
  family: string;
  weight: number;
  style: Face['style'];
  /** Names by which systems know it, full names and PostScript ones. */
  local: readonly string[];
  /** A file with its widths, as a package's path. */
  sample: string;
}

const sans = (
  family: string,
  sample: string,
  names: Record<'regular' | 'bold' | 'italic', string[]>,
): Fallback[] =>
  (
    [
      [400, 'normal', names.regular],
      [700, 'normal', names.bold],
      [400, 'italic', names.italic],
    ] as const
  ).map(([weight, style, local]) => ({
    for: 'Open Sans',
    family,
    weight,
    style,
    local,
    sample: `@fontsource/${sample}/files/${sample}-latin-${weight}-${style}.woff2`,
  }));

const serif = (family: string, sample: string, local: string[]): Fallback => ({
  for: 'Arvo',
  family,
  weight: 700,
  style: 'normal',
  local,
  sample: `@fontsource/${sample}/files/${sample}-latin-700-normal.woff2`,
});

/**
 * Windows, macOS and iOS have Arial and Times New Roman, Linux has the Liberation faces and
 * ChromeOS Arimo and Tinos, all drawn to the same widths; Android has Roboto and Noto Serif.
 */
export const fallbacks: readonly Fallback[] = [
  ...sans('Arial for Open Sans', 'arimo', {
    regular: ['Arial', 'ArialMT', 'Liberation Sans', 'Arimo'],
    bold: ['Arial Bold', 'Arial-BoldMT', 'Liberation Sans Bold', 'Arimo Bold'],
    italic: ['Arial Italic', 'Arial-ItalicMT', 'Liberation Sans Italic', 'Arimo Italic'],
  }),
  ...sans('Roboto for Open Sans', 'roboto', {
    regular: ['Roboto', 'Roboto-Regular'],
    bold: ['Roboto Bold', 'Roboto-Bold'],
    italic: ['Roboto Italic', 'Roboto-Italic'],
  }),
  serif('Times for Arvo', 'tinos', [
    'Times New Roman Bold',
    'TimesNewRomanPS-BoldMT',
    'Liberation Serif Bold',
    'Tinos Bold',
  ]),
  serif('Noto Serif for Arvo', 'noto-serif', ['Noto Serif Bold', 'NotoSerif-Bold']),
];

/** The families that stand in for one of ours, in the order in which a browser tries them. */
export function fallbackFamilies(family: Face['family']): string[] {
  return [...new Set(fallbacks.filter((face) => face.for === family).map(({ family }) => family))];
}

/**
 * The `@font-face` rules of all fall-backs, with the stretch that a browser measures.
 *
 * @param browser a running Chromium; the caller closes it
 * @param text words as the site has them: letters that are frequent weigh more
 */
export async function fallbackCss(browser: Browser, text: string): Promise<string> {
  const page = await browser.newPage();
  try {
    const rules: string[] = [];
    for (const fallback of fallbacks) {
      const { weight, style } = fallback;
      const ours = faces.find((face) => face.family === fallback.for && face.style === style);
      if (!ours) throw new Error(`${fallback.for} has no face in ${style}.`);
      const file = fileURLToPath(new URL(`./${ours.file}.woff2`, import.meta.url));
      const sample = fileURLToPath(import.meta.resolve(fallback.sample));
      const base64 = (path: string) => readFile(path, 'base64');
      const [our, their] = await page.evaluate(measure, {
        fonts: [await base64(file), await base64(sample)],
        descriptors: { weight: String(weight), style },
        text,
      });
      if (!our || !their) throw new Error(`${fallback.family} could not be measured.`);
      rules.push(rule(fallback, our.width / their.width, our));
    }
    return rules.join('\n');
  } finally {
    await page.close();
  }
}

/** What a text takes in a font of one pixel. */
interface Measures {
  width: number;
  ascent: number;
  descent: number;
}

/** Measures a text in fonts; runs in the browser. */
async function measure({
  fonts,
  descriptors,
  text,
}: {
  fonts: string[];
  descriptors: FontFaceDescriptors;
  text: string;
}): Promise<Measures[]> {
  const SIZE = 1000;
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('This browser draws no text.');
  return Promise.all(
    fonts.map(async (font, index) => {
      const family = `font-${index}`;
      const source = `url(data:font/woff2;base64,${font})`;
      document.fonts.add(await new FontFace(family, source, descriptors).load());
      context.font = `${descriptors.style} ${descriptors.weight} ${SIZE}px "${family}"`;
      const { width, fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText(text);
      return {
        width: width / SIZE,
        ascent: fontBoundingBoxAscent / SIZE,
        descent: fontBoundingBoxDescent / SIZE,
      };
    }),
  );
}

function rule({ family, weight, style, local }: Fallback, stretch: number, our: Measures): string {
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
  return `@font-face {
  font-family: '${family}';
  font-weight: ${weight};
  font-style: ${style};
  src: ${local.map((name) => `local('${name}')`).join(', ')};
  size-adjust: ${percent(stretch)};
  ascent-override: ${percent(our.ascent / stretch)};
  descent-override: ${percent(our.descent / stretch)};
  line-gap-override: 0%;
}
`;
}
