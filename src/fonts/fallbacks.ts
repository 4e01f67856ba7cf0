/** Font metrics as `@capsizecss/metrics` has them, in the font's own units. */
export type Metrics = Record<'ascent' | 'descent' | 'lineGap' | 'unitsPerEm' | 'xWidthAvg', number>;

/** The variants, with their paths in `@capsizecss/metrics` below that of the typeface. */
const VARIANTS = {
  regular: { weight: 400, style: 'normal', path: '' },
  bold: { weight: 700, style: 'normal', path: '/700' },
  italic: { weight: 400, style: 'italic', path: '/italic' },
};

/**
 * Typefaces on readers' devices that stand in for ours until ours have loaded, with the full and
 * PostScript names of their files. Windows, macOS and iOS have Arial and Times New Roman; Linux has
 * Liberation, and ChromeOS has Arimo and Tinos, of the same widths; Android has Roboto and Noto Serif.
 */
const FALLBACKS = [
  {
    family: 'Arial for Open Sans',
    metrics: { ours: 'openSans', theirs: 'arial' },
    files: {
      regular: ['Arial', 'ArialMT', 'Liberation Sans', 'Arimo'],
      bold: ['Arial Bold', 'Arial-BoldMT', 'Liberation Sans Bold', 'Arimo Bold'],
      italic: ['Arial Italic', 'Arial-ItalicMT', 'Liberation Sans Italic', 'Arimo Italic'],
    },
  },
  {
    family: 'Roboto for Open Sans',
    metrics: { ours: 'openSans', theirs: 'roboto' },
    files: {
      regular: ['Roboto', 'Roboto-Regular'],
      bold: ['Roboto Bold', 'Roboto-Bold'],
      italic: ['Roboto Italic', 'Roboto-Italic'],
    },
  },
  {
    family: 'Times for Arvo',
    metrics: { ours: 'arvo', theirs: 'timesNewRoman' },
    files: {
      bold: [
        ...['Times New Roman Bold', 'TimesNewRomanPS-BoldMT'],
        ...['Liberation Serif Bold', 'Tinos Bold'],
      ],
    },
  },
  {
    family: 'Noto Serif for Arvo',
    metrics: { ours: 'arvo', theirs: 'notoSerif' },
    files: { bold: ['Noto Serif Bold', 'NotoSerif-Bold'] },
  },
];

/**
 * The stand-ins' `@font-face` rules, scaled so that text takes as much room as it will in ours.
 *
 * @param readMetrics returns the metrics at a path of `@capsizecss/metrics`, such as `arial/700`
 */
export function fallbackCss(readMetrics: (path: string) => Metrics): string {
  const rules = FALLBACKS.flatMap(({ family, metrics, files }) =>
    Object.entries(files).map(([variant, names]) => {
      const { weight, style, path } = VARIANTS[variant as keyof typeof VARIANTS];
      const ours = readMetrics(metrics.ours + path);
      const theirs = readMetrics(metrics.theirs + path);
      const scale = ours.xWidthAvg / ours.unitsPerEm / (theirs.xWidthAvg / theirs.unitsPerEm);
      const percent = (share: number) => `${Number((share * 100).toFixed(2))}%`;
      const height = (units: number) => percent(Math.abs(units) / ours.unitsPerEm / scale);
      const sizes = [
        `size-adjust: ${percent(scale)}`,
        `ascent-override: ${height(ours.ascent)}`,
        `descent-override: ${height(ours.descent)}`,
        `line-gap-override: ${height(ours.lineGap)}`,
      ];
      return `@font-face {
  font-family: '${family}'; font-weight: ${weight}; font-style: ${style};
  src: ${names.map((name) => `local('${name}')`).join(', ')};
  ${sizes.join('; ')};
}`;
    }),
  );
  return `/* Written by npm run fonts. */\n${rules.join('\n')}\n`;
}
