import { site } from '../site.ts';
import type { CardText } from './card.ts';

/** A box of the layout, as satori takes one without JSX: https://github.com/vercel/satori#use-without-jsx */
export interface Box {
  type: 'div';
  props: { style: Record<string, string | number>; children: Box[] | string };
}

/** Height of the whole card and width of its text, in pixels, and the room around the text. */
interface Room {
  width: number;
  height: number;
  padding: number;
}

/** Width of Arvo's letters, on the average and at most, in parts of their size. */
const LETTER = { average: 0.6, widest: 0.72 };

/** The title's sizes in pixels, and into how many lines it may break at each. */
const SIZES = [
  { size: 132, lines: 2 },
  { size: 108, lines: 3 },
  { size: 90, lines: 3 },
  { size: 76, lines: 4 },
  { size: 64, lines: 5 },
];

/** Text of several lines, which are cut off where there is no room for more. */
const BLOCK = { display: 'block', wordBreak: 'break-word' };

/** A heading in the small line may be long: two lines of it are enough. */
const EYEBROW = { ...BLOCK, fontSize: 36, lineHeight: 1.2, lineClamp: 2, marginBottom: 12 };
const TITLE = { ...BLOCK, lineHeight: 1.08, letterSpacing: '-0.01em' };

/**
 * What stands on a card: the organisation's name at the top, as on the page, and the title at the
 * bottom, as large as it fits.
 */
export function layout(
  { title, eyebrow }: CardText,
  families: { title: string; name: string },
  inks: Record<string, string>,
  { width, height, padding }: Room,
): Box {
  const measure = width - 2 * padding;
  const tiles = [inks.orange, inks.yellow, inks.paper, inks.teal].map((ground, index) =>
    box(
      {
        width: 64,
        height: 64,
        alignItems: 'center',
        justifyContent: 'center',
        backgroundColor: ground ?? '',
        fontSize: 30,
      },
      site.shortName.charAt(index),
    ),
  );
  return box(
    {
      width,
      height,
      padding,
      boxSizing: 'border-box',
      flexDirection: 'column',
      justifyContent: 'space-between',
      color: inks.ink ?? '',
      fontFamily: families.title,
    },
    [
      box({ alignItems: 'center', fontFamily: families.name }, [
        ...tiles,
        box({ marginLeft: 20, fontSize: 30 }, site.name),
      ]),
      box({ flexDirection: 'column' }, [
        ...(eyebrow ? [box(EYEBROW, eyebrow)] : []),
        box({ ...TITLE, ...fit(title, measure) }, title),
      ]),
    ],
  );
}

/**
 * The largest size at which the title's longest word should fit a line, and all of it its lines. Of
 * letters that are wider than words have them, the rest is cut off.
 */
function fit(title: string, measure: number): { fontSize: number; lineClamp: number } {
  const longest = Math.max(...title.split(/[\s-]+/).map((word) => Array.from(word).length));
  const length = Array.from(title).length;
  const fitting = SIZES.find(
    ({ size, lines }) =>
      longest * size * LETTER.widest <= measure &&
      length * size * LETTER.average <= measure * lines,
  );
  const smallest = Math.min(52, Math.floor(measure / (longest * LETTER.average)));
  const { size, lines } = fitting ?? { size: Math.max(smallest, 32), lines: 5 };
  return { fontSize: size, lineClamp: lines };
}

function box(style: Box['props']['style'], children: Box[] | string): Box {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}
