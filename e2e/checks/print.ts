import { directionOf, languages } from '../../src/languages.ts';
import { site as siteData } from '../../src/site.ts';
import type { Page } from '@playwright/test';
import { findFaint } from '../support/contrast.ts';
import { readPageText } from '../support/page-text.ts';
import { readPdf } from '../support/pdf.ts';
import { splitWords, withoutSpace } from '../support/words.ts';
import type { PageCheck } from './check.ts';
import { findHiddenText } from './text.ts';

/** The home page is used as a handout: at most two sheets of either paper. */
const HOME_SHEETS = 2;

export const print = {
  name: 'print',
  description:
    'A print has all the text and pictures and the URLs of its links, no site chrome, dark ink on white, and no empty sheets.',
  kinds: ['page'],
  isBaseIndependent: true,
  chromiumOnly: 'only Chromium prints to PDF',
  async run({ tab: load, entry, report }) {
    const tab = await load();
    const words = await readWords(tab);
    const hidden = new Set(splitWords(await tab.locator('.sr-only').allInnerTexts().then(String)));
    const urls = await tab.evaluate(listUrlsToPrint);

    await tab.emulateMedia({ media: 'print' });
    const problems = [
      ...(await findHiddenText(tab)),
      ...(await tab.evaluate(findFaintInk)),
      ...(await tab.evaluate(findFaint, 'article img')),
    ];
    for (const problem of problems) report(problem);
    const inks = await tab.evaluate(listColours);
    await tab.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const inksInTheDark = await tab.evaluate(listColours);
    const changed = inks.findIndex((ink, index) => ink !== inksInTheDark[index]);
    if (changed >= 0) {
      report(
        `the print differs in the dark scheme: ${inksInTheDark[changed]}, not ${inks[changed]}`,
      );
    }

    const { height, wide } = await tab.evaluate(measureSheets);
    for (const text of wide) report(`“${text}” is wider than the sheet, which cuts it off`);
    await tab.emulateMedia({ media: null, colorScheme: 'light' });
    const texts = await readPdf(await tab.pdf({ format: 'A4' }));
    const { language } = entry ?? siteData;
    const isIn = (text: string) => texts.join('').includes(text) || isAtEnd(text, texts);
    // PDFium changes the order of what is from left to right in a line from right to left.
    const partsOf = (text: string) =>
      directionOf(language) === 'rtl' ? (text.match(/\p{L}+|\p{N}+/gu) ?? []) : [text];
    const isPrinted = (text: string) => partsOf(text).every(isIn);
    for (const url of urls) if (!isPrinted(url)) report(`the print does not show ${url}`);
    // Ligatures and other letters that stand for several are written as those in a PDF.
    const plain = words.filter((word) => word === word.normalize('NFKC'));
    for (const word of plain.flatMap(splitAtPunctuation)) {
      if (!isPrinted(word) && !hidden.has(word)) report(`“${word}” is missing in print`);
    }
    const { skip, edit, source } = languages[language];
    for (const chrome of [skip, edit, source]) {
      if (isPrinted(withoutSpace(chrome))) report(`the print shows “${chrome}”`);
    }
    const isHome = entry?.name === siteData.home;
    const limit = isHome ? HOME_SHEETS : Math.ceil(height * 1.3 + 0.4);
    const letter = isHome ? (await readPdf(await tab.pdf({ format: 'Letter' }))).length : 0;
    const most = Math.max(texts.length, letter);
    if (most > limit) report(`${most} sheets, over the limit of ${limit}`);
  },
} as const satisfies PageCheck;

async function readWords(tab: Page): Promise<string[]> {
  const pieces = await tab.evaluate(readPageText, 'article');
  const shown = pieces.filter(({ hidden }) => hidden === undefined);
  // Footnotes' numbers are printed without brackets; pictures are looked at apart.
  return splitWords(shown.map(({ text }) => text.replaceAll(/[▣※]|\[\d+\]/g, ' ')).join(''));
}

/** The colours of all text and its backgrounds. Runs in the browser. */
function listColours(): string[] {
  return [...document.querySelectorAll('body *')].map((element) => {
    const { color, backgroundColor, borderColor } = getComputedStyle(element);
    const name = `<${element.localName}> “${element.textContent.trim().slice(0, 20)}”`;
    return `${name} ${color} on ${backgroundColor} in ${borderColor}`;
  });
}

/** The height of the article in sheets of A4, and what is wider than they are. Runs in the browser. */
function measureSheets() {
  const { body } = document;
  const before = body.style.cssText;
  // 21 × 29.7 cm, with the margins of src/styles/print.css.
  body.style.cssText = 'inline-size: 18cm';
  const height = document.querySelector('article')?.getBoundingClientRect().height ?? 0;
  const blocks = [
    ...document.querySelectorAll('main p, main li, main pre, main :is(h1, h2, h3), footer p'),
  ];
  const wide = blocks
    .filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1)
    .map(({ textContent }) => textContent.trim().slice(0, 40));
  body.style.cssText = before;
  return { height: height / ((26.8 / 2.54) * 96), wide };
}

/** Finds text too faint for white paper; backgrounds are not printed by default. Runs in the browser. */
function findFaintInk(): string[] {
  const { contrastRatio, parseColour, paint } = window.colours;
  const paper = parseColour('#fff');
  const hasFill = (element: Element | null): boolean =>
    element !== null &&
    (getComputedStyle(element).printColorAdjust === 'exact' || hasFill(element.parentElement));
  return [...document.querySelectorAll('article *, footer p, footer p *')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE))
    .filter((element) => element.textContent.trim() !== '' && element.checkVisibility())
    .filter((element) => !hasFill(element))
    .filter((element) => {
      const ink = paint(parseColour(getComputedStyle(element).color), paper);
      return contrastRatio(ink, paper) < 4.5;
    })
    .map((element) => `“${element.textContent.trim().slice(0, 40)}” is too faint on white paper`);
}

/** URLs to print: external links, files for download, the licence and the page's own. Runs in the browser. */
function listUrlsToPrint(): string[] {
  const links = document.querySelectorAll<HTMLAnchorElement | HTMLLinkElement>(
    'article a:is([href^="http"], [data-address]), footer a[rel="license"], link[rel="canonical"]',
  );
  return [...links].map((link) => link.dataset.address ?? link.getAttribute('href') ?? '');
}

/** Whether a sheet ends with the start of a text: the library loses a character for each emoji. */
function isAtEnd(text: string, sheets: string[]): boolean {
  const starts = Array.from(text, (_, index) => text.slice(0, index + 1));
  return sheets.some((sheet) => starts.some((start) => start.length > 3 && sheet.endsWith(start)));
}

/** Scripts whose letters a PDF has one by one, in the order of the text, with any fonts. */
const LETTERS = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d']+/gu;

/** Splits a word at punctuation, before which a print may insert the URL of a link. */
function splitAtPunctuation(word: string): string[] {
  return word.match(LETTERS) ?? [];
}
