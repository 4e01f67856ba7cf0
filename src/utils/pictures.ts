/** A place for pictures in the layout. */
export interface PicturePlace {
  /** Widths, in pixels, of the files that a browser can choose from. */
  widths: readonly number[];
  /** The largest width of the place, in CSS pixels at the default text size. */
  width: number;
  /** CSS width of the place, and the screen width from which it applies; the widest screen first. */
  steps: readonly { from?: string; width: string }[];
  /** The largest height, in CSS pixels, if not that of a window. */
  height?: number;
  /** Screen width from which it is always in the first view. */
  inFirstView?: string;
}

/**
 * The layout's places for pictures. They must match the style sheet: the end-to-end checks
 * compare them with the width that a browser lays out.
 */
export const picturePlaces = {
  /** The page's cover, at the end of its intro: half of a wide screen, all of a narrow one. */
  cover: {
    widths: [480, 640, 800, 960, 1280, 1600, 1920, 2560],
    width: 1280,
    steps: [{ from: '60em', width: '50vw' }, { width: '100vw' }],
    // On a phone the text comes first, and its fonts must not wait for the cover.
    inFirstView: '60em',
  },
  /** A picture in the text: as wide as the text. */
  text: {
    widths: [320, 480, 576, 672, 720, 800, 1008, 1344],
    width: 672,
    steps: [
      { from: '46.75em', width: '42rem' },
      { from: '25em', width: '90vw' },
      { width: 'calc(100vw - 2.5rem)' },
    ],
  },
  /** A figure half as wide as the text; on a phone, as wide as the text. */
  narrow: {
    widths: [288, 336, 480, 672],
    width: 336,
    steps: [{ from: '23.5em', width: '21rem' }, { width: 'calc(100vw - 2.5rem)' }],
  },
  /** A picture in a `<Gallery>`: on a phone, as wide as the text; else in one of two or three columns. */
  gallery: {
    widths: [288, 324, 372, 504, 648, 744, 1008],
    width: 504,
    // Beside a portrait picture, the others shall not be lost.
    height: 360,
    steps: [
      { from: '66.67em', width: '20.25rem' },
      { from: '46.75em', width: '23.25rem' },
      { from: '35em', width: 'calc(45vw - 0.75rem)' },
      { from: '25em', width: '90vw' },
      { width: 'calc(100vw - 2.5rem)' },
    ],
  },
  /** A figure that is wider than the text if the screen is. */
  wide: {
    widths: [320, 480, 576, 672, 800, 960, 1280, 1920],
    width: 960,
    steps: [
      { from: '80em', width: '60rem' },
      { from: '60em', width: 'calc(90vw - 12rem)' },
      { from: '25em', width: '90vw' },
      { width: 'calc(100vw - 2.5rem)' },
    ],
  },
} as const satisfies Record<string, PicturePlace>;

/** In CSS pixels: less than most windows are high. */
const WINDOW_HEIGHT = 800;

/**
 * The place as a portrait picture uses it: only as wide as it can be without being taller than its
 * place or a window.
 *
 * @param ratio the picture's width divided by its height
 */
export function limitHeight(place: PicturePlace, ratio: number): PicturePlace {
  const width = Math.round((place.height ?? WINDOW_HEIGHT) * ratio);
  if (place.inFirstView || width >= place.width) return place;
  const steps = place.steps.map((step) => ({ ...step, width: `min(${step.width}, ${width}px)` }));
  const widths = [...new Set([...place.widths.filter((one) => one < 2 * width), width, 2 * width])];
  return { ...place, width, steps, widths: widths.sort((one, other) => one - other) };
}

/**
 * On a dense screen, nobody sees more than two pixels per CSS pixel, but readers pay for them: from
 * these densities, a browser is told that the place is smaller.
 */
const DENSITY_CAPS = [
  { density: '2.9dppx', scale: 0.667 },
  { density: '2.5dppx', scale: 0.8 },
  { scale: 1 },
];

/** The HTML attribute `sizes` for a place, with the density capped at about two. */
export function sizesOf({ steps }: PicturePlace): string {
  const sizes = DENSITY_CAPS.flatMap(({ density, scale }) =>
    steps.map(({ from, width }) => {
      const conditions = [
        ...(density ? [`(min-resolution: ${density})`] : []),
        ...(from ? [`(min-width: ${from})`] : []),
      ].join(' and ');
      return `${conditions} ${density ? `calc(${width} * ${scale})` : width}`.trim();
    }),
  );
  return sizes.join(', ');
}

/**
 * The candidate widths for a picture that is `original` pixels wide: the place's widths up to
 * that, and its own width if the place has larger ones.
 */
export function candidateWidths({ widths }: PicturePlace, original: number): number[] {
  const smaller = widths.filter((width) => width < original);
  return smaller.length < widths.length ? [...smaller, original] : smaller;
}
