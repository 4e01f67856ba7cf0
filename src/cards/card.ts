import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { encode } from 'fast-png';
import satori from 'satori';
import { site } from '../site.ts';
import { bands, BANDS_WIDTH } from './bands.ts';
import { familiesFor, readFonts } from './fonts.ts';
import { readInks } from './inks.ts';
import { layout, roomForWords, sizesFor, WORDS } from './layout.ts';

/** Size of a card in pixels: what every network shows whole, https://ogp.me/#structured */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

/** What a card says. */
export interface CardText {
  title: string;
  /** A small line above the title. */
  eyebrow?: string | undefined;
}

/** The bands' side is kept free of text. */
const ROOM = { width: CARD_SIZE.width - BANDS_WIDTH, height: CARD_SIZE.height, padding: 56 };

/**
 * Draws the picture that stands for a page where somebody shares it.
 *
 * The text is laid out from the site's own font files and becomes shapes, and shapes become pixels
 * in WebAssembly, so that every machine makes the same file.
 *
 * @param words what {@link shownText} says that a card can show of them is shown
 * @returns a PNG
 */
export async function drawCard(words: CardText): Promise<Uint8Array> {
  const svg = await setText(shownText(words));
  const { inks } = await loadTools();
  const { width, height } = CARD_SIZE;
  const drawing =
    new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">
<rect width="${width}" height="${height}" fill="${inks.green}"/>
${svg}
<g transform="translate(${ROOM.width} 0)">${bands(inks)}</g>
</svg>`);
  const image = drawing.render();
  const { pixels } = image;
  // WebAssembly's memory, which no garbage collector sees.
  image.free();
  drawing.free();
  return encodePng(pixels);
}

/**
 * What a card can show of a text: signs that the site's typefaces do not have would be boxes. Without
 * a title, it shows the site's name; the page's title stands beside it wherever it is shared.
 */
export function shownText(words: CardText): CardText {
  const title = toSigns(words.title);
  const eyebrow = toSigns(words.eyebrow ?? '');
  if (familiesFor(title) === undefined) return { title: site.name };
  return familiesFor(title + eyebrow) ? { title, eyebrow } : { title };
}

/** Sets a text in the largest size at which all of it has room: only the layout knows its lines. */
async function setText(text: CardText): Promise<string> {
  const { fonts, inks } = await loadTools();
  const name = familiesFor(site.name) ?? '';
  const families = { title: familiesFor(text.title + (text.eyebrow ?? '')) ?? name, name };
  let svg = '';
  for (const size of sizesFor(text.title, ROOM)) {
    let needed = 0;
    svg = await satori(layout(text, size, families, inks, ROOM), {
      width: ROOM.width,
      height: ROOM.height,
      fonts,
      onNodeDetected: ({ key, height }) => {
        if (key === WORDS) needed = height;
      },
    });
    if (needed <= roomForWords(ROOM)) break;
  }
  return svg;
}

/**
 * A text in the signs that the typefaces have: letters and accents in one, as not every system types
 * them; no marks for a break that may be; and the usual blank and hyphen for those that may not break.
 */
function toSigns(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b]/g, '')
    .replaceAll('\u202f', '\u00a0')
    .replaceAll('\u2011', '-');
}

/** A third smaller than resvg's own PNG, and made without the machine's zlib, which differs. */
function encodePng(rgba: Uint8Array): Uint8Array {
  const { width, height } = CARD_SIZE;
  const rgb = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from] ?? 0;
    rgb[to + 1] = rgba[from + 1] ?? 0;
    rgb[to + 2] = rgba[from + 2] ?? 0;
  }
  return encode({ width, height, data: rgb, channels: 3 }, { zlib: { level: 9 } });
}

/** What all cards are made with, loaded once. */
let tools: ReturnType<typeof load> | undefined;

function loadTools() {
  tools ??= load();
  return tools;
}

async function load() {
  const require = createRequire(path.resolve('package.json'));
  await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return { fonts: await readFonts(), inks: await readInks() };
}
