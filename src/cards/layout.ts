import { site } from '../site.ts';
import type { CardText } from './card.ts';

/** A box of the layout, as satori takes one without JSX: https://github.com/vercel/satori#use-without-jsx */
export interface Box {
  type: 'div';
  key?: string;
  props: { style: Record<string, string | number>; children: Box[] | string };
}

/** Height of the whole card and width of its text, in pixels, and the room around the text. */
interface Room {
  width: number;
  height: number;
  padding: number;
}

/** Width of Arvo's letters as words have them, at most, in parts of their size. */
const LETTER = 0.72;

/** The title's sizes in pixels, the largest first. */
const SIZES = [132, 108, 90, 76, 64, 52, 44, 36];

/** At the smallest size, so many lines have room. */
const MOST_LINES = 7;

/** Side of a tile of the organisation's name, and the least room below it, in pixels. */
const TILE = 64;
const GAP = 32;

/** Key of the box with the words, by which satori tells its height. */
export const WORDS = 'words';

/** Text of several lines, which are cut off where there is no room for more. */
const BLOCK = { display: 'block', wordBreak: 'break-word' };

/** A heading in the small line may be long: two lines of it are enough. */
const EYEBROW = { ...BLOCK, fontSize: 36, lineHeight: 1.2, lineClamp: 2, marginBottom: 12 };
const TITLE = { ...BLOCK, lineHeight: 1.08, lineClamp: MOST_LINES, letterSpacing: '-0.01em' };

/**
 * What stands on a card: the organisation's name at the top, as on the page, and the title at the
 * bottom.
 *
 * @param size of the title, in pixels
 */
export function layout(
  { title, eyebrow }: CardText,
  size: number,
  families: { title: string; name: string },
  inks: Record<string, string>,
  { width, height, padding }: Room,
): Box {
  const tiles = [inks.orange, inks.yellow, inks.paper, inks.teal].map((ground, index) =>
    box(
      {
        width: TILE,
        height: TILE,
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
      {
        ...box({ flexDirection: 'column' }, [
          ...(eyebrow ? [box(EYEBROW, eyebrow)] : []),
          box({ ...TITLE, fontSize: size }, title),
        ]),
        key: WORDS,
      },
    ],
  );
}

/** The sizes at which the title's longest word should fit a line, the largest first; at least one. */
export function sizesFor(title: string, { width, padding }: Room): number[] {
  const longest = Math.max(...title.split(/[\s-]+/).map((word) => Array.from(word).length));
  const fitting = SIZES.filter((size) => longest * size * LETTER <= width - 2 * padding);
  return fitting.length > 0 ? fitting : SIZES.slice(-1);
}

/** Height of the words for which there is room, in pixels. */
export function roomForWords({ height, padding }: Room): number {
  return height - 2 * padding - TILE - GAP;
}

function box(style: Box['props']['style'], children: Box[] | string): Box {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}
