import { directionOf, type LanguageCode } from '../languages.ts';
import { pagePath, readFileName } from './addresses.ts';

/** The endings of files that pages offer for download: most readers can open them. */
export const downloadKinds = 'pdf docx odt xlsx ods pptx odp epub csv txt zip mp3 ics'.split(' ');

const ENDING = new RegExp(`\\.(${downloadKinds.join('|')})$`, 'i');

/** Whether a file can be offered for download, going by its name. */
export function isDownload(file: string): boolean {
  return ENDING.test(file);
}

/**
 * The paths of a file that is beside a page: where it is published, below the page's address, and as links
 * are written, as if no page were the home page.
 *
 * @param file path below the folder of the pages
 */
export function downloadPaths(file: string, home: string): [published: string, written: string] {
  const [, folder = '', base = ''] = /^(.*\/)?(.*)$/.exec(file.normalize()) ?? [];
  const { name } = readFileName(`${folder}index.mdx`);
  if (folder === '') return [`/${base}`, `/${base}`];
  return [pagePath(name, home) + base, `/${name}/${base}`];
}

/** What is said after a link to a file: `PDF, 120 kB`. */
export function describeDownload(path: string, bytes: number, language: LanguageCode): string {
  const [unit, size] = bytes < 995_000 ? ['kilobyte', 1e3] : ['megabyte', 1e6];
  const options = { style: 'unit', unit, maximumSignificantDigits: 2 } as const;
  const amount = new Intl.NumberFormat(language, options).format(Math.max(bytes, 1e3) / size);
  // The mark after the name, which is Latin, keeps the number from being drawn to it.
  const comma = directionOf(language) === 'rtl' ? '\u200F، ' : ', ';
  return [ENDING.exec(path)?.[1]?.toUpperCase(), amount].join(comma);
}
