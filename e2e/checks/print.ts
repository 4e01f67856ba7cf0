import type { Page } from '@playwright/test';
import { readPdf, type Sheet } from '../support/pdf.ts';
import { readText, withoutSpace, splitWords } from '../support/words.ts';
import { count } from '../../src/utils/count.ts';
import type { PageCheck } from './check.ts';

/** The home page is used as a handout: at most two sheets. */
const HOME_SHEETS = 2;

/** Minimum number of words on a sheet, so that a print is not mostly empty. */
const WORDS_PER_SHEET = 120;

/** Minimum share of white, to save ink. */
const MIN_WHITE = 0.7;

export const print = {
  name: 'print',
  description:
    'A print has all the text and the URLs of its links, no site chrome, dark text on white in dark mode too, and few sheets.',
  kinds: ['page'],
  isBaseIndependent: true,
  chromiumOnly: 'only Chromium prints to PDF',
  async run({ tab: load, page, site, report }) {
    const tab = await load();
    const words = splitWords(await tab.evaluate(readText, 'article'));
    const hidden = splitWords(await tab.evaluate(readText, '.sr-only'));
    const shown = await tab.evaluate(listVisiblePictures);
    const urls = await tab.evaluate(listUrlsToPrint);

    await tab.emulateMedia({ media: 'print' });
    const inOrder = splitWords(await tab.evaluate(readText, 'article'));
    const at = words.findIndex((word, index) => word !== inOrder[index]);
    if (at >= 0) report(`“${words.slice(at, at + 3).join(' ')}” is missing or misplaced in print`);
    const printed = await tab.evaluate(listVisiblePictures);
    for (const picture of shown) {
      if (!printed.includes(picture)) report(`a picture is missing in print: “${picture}”`);
    }
    for (const problem of await tab.evaluate(findFaint)) report(problem);

    const [light, dark, letter] = [
      await toSheets(tab, 'light', 'A4'),
      await toSheets(tab, 'dark', 'A4'),
      // Only its sheets are counted.
      await toSheets(tab, 'light', 'Letter', 0.1),
    ];
    const text = getText(light);
    for (const url of urls) {
      if (!text.includes(url)) report(`the print does not show ${url}`);
    }
    for (const word of words.flatMap(splitAtPunctuation)) {
      if (!text.includes(word) && !hidden.includes(word)) report(`“${word}” is missing in print`);
    }
    for (const chrome of ['Skip to the text', 'Edit this page', 'Source of this site']) {
      if (text.includes(withoutSpace(chrome))) report(`the print shows “${chrome}”`);
    }
    const isHome = page.url === site.address;
    for (const [paper, sheets] of [
      ['A4', light],
      ['Letter', letter],
    ] as const) {
      const limit = isHome ? HOME_SHEETS : 1 + Math.ceil(words.length / WORDS_PER_SHEET);
      if (sheets.length > limit)
        report(`${sheets.length} sheets of ${paper}, over the limit of ${limit}`);
    }
    const [pixels, darkPixels] = [await getPixels(light), await getPixels(dark)];
    if (!pixels.equals(darkPixels)) report('the print differs in the dark scheme');
    const white = pixels.filter((channel) => channel === 255).length / pixels.length;
    if (white < MIN_WHITE) report(`only ${Math.round(white * 100)} % of the print is white`);
    return count(light.length, 'sheet', 'sheets');
  },
} as const satisfies PageCheck;

async function toSheets(
  tab: Page,
  colorScheme: 'light' | 'dark',
  format: string,
  scale = 1,
): Promise<Sheet[]> {
  await tab.emulateMedia({ media: null, colorScheme });
  return readPdf(await tab.pdf({ format }), scale);
}

/** Alternative texts of the visible pictures. Runs in the browser. */
function listVisiblePictures(): string[] {
  return [...document.querySelectorAll<HTMLImageElement>('article img')]
    .filter((img) => img.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map(({ alt }) => alt);
}

/** Finds text too faint for white paper; backgrounds are not printed by default. Runs in the browser. */
function findFaint(): string[] {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('There is no canvas context.');
  const hasFill = (element: Element | null): boolean =>
    element !== null &&
    (getComputedStyle(element).printColorAdjust === 'exact' || hasFill(element.parentElement));
  return [...document.querySelectorAll('article *')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE))
    .filter((element) => element.textContent.trim() !== '' && element.checkVisibility())
    .filter((element) => !hasFill(element))
    .filter((element) => {
      context.fillStyle = '#fff';
      context.fillRect(0, 0, 1, 1);
      context.fillStyle = getComputedStyle(element).color;
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
      // The grey with a contrast of 4.5:1 on white is #767676.
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0x78;
    })
    .map((element) => `“${element.textContent.trim().slice(0, 40)}” is too faint on white paper`);
}

/** URLs to print: external links, the licence and the page's own. Runs in the browser. */
function listUrlsToPrint(): string[] {
  const links = document.querySelectorAll<HTMLAnchorElement | HTMLLinkElement>(
    'article a[href^="http"], footer a[rel="license"], link[rel="canonical"]',
  );
  return [...links].map((link) => link.getAttribute('href') ?? '');
}

/** The text of the sheets without white space, which line breaks would change. */
function getText(sheets: Sheet[]): string {
  // PDFium's character for a hyphen at a line end.
  const text = sheets.map(({ text }) => text.replaceAll('\ufffe', '-')).join('');
  return withoutSpace(text);
}

/** Splits a word at punctuation, before which a print may insert the URL of a link. */
function splitAtPunctuation(word: string): string[] {
  return word.match(/[\p{L}\p{N}']+/gu) ?? [];
}

async function getPixels(sheets: Sheet[]): Promise<Buffer> {
  return Buffer.concat(await Promise.all(sheets.map(({ picture }) => picture.raw().toBuffer())));
}
