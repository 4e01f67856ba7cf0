import { hash } from 'node:crypto';
import { promises as fs, readFileSync } from 'node:fs';
import satori from 'satori';
import sharp from 'sharp';
import type { Page } from '../data/pages.ts';
import { faces, isNeeded } from '../fonts/faces.ts';
import { site } from '../site.ts';

/** What a card says: a title, and a small line above it. */
export interface CardText {
  title: string;
  eyebrow?: string;
}

/** Path, text, alternative text and size of an entry's card: https://ogp.me/#structured */
export function cardOf({ entry: { id }, data }: Page) {
  const text = shownText({ title: data.title, eyebrow: data.heading ?? data.category ?? '' });
  const words = new Set([text.title, text.eyebrow, site.name].filter(Boolean));
  const path = encodeURI(`/cards/${id}.png`);
  return { path, text, alt: [...words].join('. '), width: 1200, height: 630 };
}

/** The part of a text that the fonts can set; without its title, a card shows the site's name. */
export function shownText(text: CardText): CardText {
  // Joins accents to their letters, drops soft hyphens, and uses the common space and hyphen.
  const [title = '', eyebrow = ''] = [text.title, text.eyebrow ?? ''].map((words) => {
    const composed = words.normalize('NFC').replace(/[\u00ad\u200b]/g, '');
    return composed.replaceAll('\u202f', '\u00a0').replaceAll('\u2011', '-');
  });
  if (!familyFor(title)) return { title: site.name };
  return familyFor(title + eyebrow) ? { title, eyebrow } : { title };
}

const upright = faces.filter(({ style }) => style === 'normal');

/** Arvo if it has every character, else Open Sans: both in one line would look like a mistake. */
function familyFor(text: string): string | undefined {
  return ['Arvo', 'Open Sans']
    .map((name) => upright.filter(({ family }) => family === name))
    .find((files) => Array.from(text).every((char) => files.some((face) => isNeeded(face, char))))
    ?.map(({ file }) => file)
    .join(', ');
}

const sources = ['card.svg', 'card.ts', '../styles/tokens.css', '../../package.json'].map((file) =>
  readFileSync(`src/cards/${file}`, 'utf8'),
);
const [drawing = '', , tokens = ''] = sources;
const found = tokens.matchAll(/^ {2}--([\w-]+): (.+);$/gm);
const inks = new Map(found.map(([, name = '', value = '']) => [name, value]));
const inked = drawing.replace(/var\(--(.+?)\)/g, (_, name: string) => inks.get(name) ?? '');
// A family for each file: satori knows no ranges of characters.
const dataOf = (file: string) => readFileSync(`src/fonts/${file}.woff2`);
const fonts = upright.map(({ file }) => ({ name: file, data: dataOf(file) }));
/** Hash of all that cards are made from besides their words; package.json has the versions. */
const edition = hash('sha256', JSON.stringify([site, upright, sources, fonts]));

/** Reads a card from the cache folder; draws it first if it is not there. */
export async function getCard(text: CardText, folder: URL): Promise<Buffer> {
  const file = new URL(`${hash('sha256', edition + JSON.stringify(text))}.png`, folder);
  return fs.readFile(file).catch(async () => {
    const png = await drawCard(text);
    const unfinished = new URL(`${file.href}.${crypto.randomUUID()}`);
    await fs.mkdir(folder, { recursive: true });
    await fs.writeFile(unfinished, png);
    await fs.rename(unfinished, file);
    return png;
  });
}

/** The size of the text area, and the font sizes of the title, in pixels. */
const TEXT = { width: 788, height: 518 };
const SIZES = [132, 108, 90, 76, 64, 52, 44, 36];

/** Draws the PNG that represents a page where somebody shares it. */
export async function drawCard(text: CardText): Promise<Buffer> {
  // Letters are on average at most 0.72 of the font size wide: so, no word is broken if there is room.
  const longest = Math.max(...text.title.split(/[\s-]+/).map(({ length }) => length));
  let svg = '';
  for (const size of SIZES.filter((size) => size === 36 || longest * size * 0.72 <= TEXT.width)) {
    svg = await satori(layout(text, size), { width: TEXT.width, fonts });
    if (svg.includes(`height="${TEXT.height}"`)) break;
  }
  const words = svg.replace('<svg', '<svg x="56" y="56" overflow="visible"');
  const image = sharp(Buffer.from(inked.replace('</svg>', `${words}</svg>`))).removeAlpha();
  // A palette takes twice as long, and most cards are light enough without one.
  const png = await image.png({ compressionLevel: 7 }).toBuffer();
  return png.length < 60_000 ? png : image.png({ palette: true, effort: 1, dither: 0 }).toBuffer();
}

/** The organisation's name at the top, as on a page, and the words at the bottom. */
function layout({ title, eyebrow = '' }: CardText, size: number) {
  const tile = { width: 64, textAlign: 'center' };
  const letters = Array.from(site.shortName, (letter) => box(tile, letter));
  const header = { display: 'flex', alignItems: 'center', height: 64, marginBottom: 'auto' };
  const name = { fontSize: 30, paddingBottom: 32, fontFamily: familyFor(site.name) };
  const small = { fontSize: 36, lineHeight: 1.2, lineClamp: 2, marginBottom: 12 };
  const large = { fontSize: size, lineHeight: 1.08, letterSpacing: '-0.01em' };
  const column = { display: 'flex', flexDirection: 'column', minHeight: TEXT.height };
  const words = { fontFamily: familyFor(title + eyebrow), wordBreak: 'break-word' };
  return box({ ...column, ...words, color: inks.get('ink') }, [
    box({ ...header, ...name }, [...letters, box({ marginLeft: 20 }, site.name)]),
    ...(eyebrow ? [box(small, eyebrow)] : []),
    box(large, title),
  ]);
}

/** An element as satori expects it without JSX. */
function box(style: object, children: unknown) {
  return { type: 'div', key: null, props: { style: { display: 'block', ...style }, children } };
}
