import type { Page } from '@playwright/test';
import { readPdf, type Sheet } from '../support/pdf.ts';
import { readToTheEnd } from '../support/pages.ts';
import { pageWords, withoutSpace, wordsOf } from '../support/words.ts';
import type { PageCheck } from './check.ts';

/** The home page is handed out: two sheets at most, on either paper. */
const HOME_SHEETS = 2;

/** How many words a sheet must hold, so that a print is not mostly white. */
const WORDS_A_SHEET = 120;

/** Share of a sheet that must stay white: ink is dear. */
const WHITE = 0.7;

/** A print is a hand-out: ink on white, without what is for screens, with the addresses of its links. */
export const printable = {
  name: 'printable',
  description:
    'A print has all the words and the addresses of its links, no header or footer, ink on white in the dark scheme too, and few sheets.',
  kinds: ['page'],
  anywhere: true,
  chromiumOnly: 'no other browser makes a PDF',
  run({ visit, page, site, report }) {
    return visit({}, async (tab) => {
      await readToTheEnd(tab);
      const words = wordsOf(await tab.evaluate(pageWords, 'article'));
      const heard = wordsOf(await tab.evaluate(pageWords, '.sr-only'));
      const shown = await tab.evaluate(picturesShown);
      const addresses = await tab.evaluate(addressesToPrint);

      await tab.emulateMedia({ media: 'print' });
      const inOrder = wordsOf(await tab.evaluate(pageWords, 'article'));
      const at = words.findIndex((word, index) => word !== inOrder[index]);
      if (at >= 0) report(`the print has no “${words.slice(at, at + 3).join(' ')}” in its place`);
      const printed = await tab.evaluate(picturesShown);
      for (const picture of shown) {
        if (!printed.includes(picture)) report(`the print has no picture “${picture}”`);
      }
      (await tab.evaluate(findFaint)).forEach(report);

      const [light, dark, letter] = [
        await print(tab, 'light', 'A4'),
        await print(tab, 'dark', 'A4'),
        // Only counted.
        await print(tab, 'light', 'Letter', 0.1),
      ];
      const text = textOf(light);
      for (const address of addresses) {
        if (!text.includes(address)) report(`the print does not show ${address}`);
      }
      for (const word of words.flatMap(lettersOf)) {
        if (!text.includes(word) && !heard.includes(word)) report(`the print has no “${word}”`);
      }
      for (const chrome of ['Skip to the text', 'Edit this page', 'Source of this site']) {
        if (text.includes(withoutSpace(chrome))) report(`the print shows “${chrome}”`);
      }
      const isHome = page.url === site.address;
      for (const [paper, sheets] of [
        ['A4', light],
        ['Letter', letter],
      ] as const) {
        const most = isHome ? HOME_SHEETS : 1 + Math.ceil(words.length / WORDS_A_SHEET);
        if (sheets.length > most)
          report(`${sheets.length} sheets of ${paper}, where ${most} would do`);
      }
      const [pixels, darkPixels] = [await pixelsOf(light), await pixelsOf(dark)];
      if (!pixels.equals(darkPixels)) report('the print differs in the dark scheme');
      const white = pixels.filter((channel) => channel === 255).length / pixels.length;
      if (white < WHITE) report(`only ${Math.round(white * 100)} % of the print are white`);
      return `${light.length} sheets`;
    });
  },
} as const satisfies PageCheck;

async function print(
  tab: Page,
  colorScheme: 'light' | 'dark',
  format: string,
  scale = 1,
): Promise<Sheet[]> {
  await tab.emulateMedia({ media: null, colorScheme });
  return readPdf(await tab.pdf({ format }), scale);
}

/** What the pictures say that are shown as the page is laid out now; runs in the browser. */
function picturesShown(): string[] {
  return [...document.querySelectorAll<HTMLImageElement>('article img')]
    .filter((img) => img.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map(({ alt }) => alt);
}

/** Text that is too faint on white paper, where no ground is printed; runs in the browser. */
function findFaint(): string[] {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('Nothing can be painted here.');
  const hasGround = (element: Element | null): boolean =>
    element !== null &&
    (getComputedStyle(element).printColorAdjust === 'exact' || hasGround(element.parentElement));
  return [...document.querySelectorAll('article *')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE))
    .filter((element) => element.textContent.trim() !== '' && element.checkVisibility())
    .filter((element) => !hasGround(element))
    .filter((element) => {
      context.fillStyle = '#fff';
      context.fillRect(0, 0, 1, 1);
      context.fillStyle = getComputedStyle(element).color;
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
      // As light as grey is that stands out 4.5 to 1: #767676.
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0x78;
    })
    .map((element) => `“${element.textContent.trim().slice(0, 40)}” is faint on white paper`);
}

/** Addresses that the reader of a print needs: of links elsewhere, of the licence, of the page. */
function addressesToPrint(): string[] {
  const links = document.querySelectorAll<HTMLAnchorElement | HTMLLinkElement>(
    'article a[href^="http"], footer a[rel="license"], link[rel="canonical"]',
  );
  return [...links].map((link) => link.getAttribute('href') ?? '');
}

/** What stands on the sheets, without the space that line breaks would add. */
function textOf(sheets: Sheet[]): string {
  // PDFium's character for a hyphen at the end of a line.
  const text = sheets.map(({ text }) => text.replaceAll('\ufffe', '-')).join('');
  return withoutSpace(text);
}

/** The letters of a word: behind them may come the address to which it leads. */
function lettersOf(word: string): string[] {
  return word.match(/[\p{L}\p{N}']+/gu) ?? [];
}

async function pixelsOf(sheets: Sheet[]): Promise<Buffer> {
  return Buffer.concat(await Promise.all(sheets.map(({ picture }) => picture.raw().toBuffer())));
}
