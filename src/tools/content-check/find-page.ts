import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { slug } from 'github-slugger';
import { PAGES } from '../../data/entries.ts';
import { site } from '../../site.ts';
import { decodeAddress, pickVersion, readFileName, readPath } from '../../utils/addresses.ts';
import { closest } from '../../utils/did-you-mean.ts';
import { UserError } from '../../utils/user-error.ts';
import { listFiles } from './content.ts';
import { isEntry, readEntry } from './entry.ts';
import { reservedFor } from './rules/addresses.ts';
import type { Entry } from './types.ts';

/** Reads all pages, and nothing else. */
export async function readEntries(): Promise<Entry[]> {
  const files = (await listFiles(PAGES)).filter(isEntry);
  return Promise.all(
    files.map(async (file) => readEntry(file, await readFile(`${PAGES}/${file}`))),
  );
}

/**
 * The page that an editor names: by its name, address, file or folder, or by its title, after those of
 * the pages above it if need be: `In your library/Materials`.
 *
 * @param purpose what the page is for, for the message if there is none: `to move`
 * @throws {UserError} if there is none
 */
export function findPage(written: string, entries: Entry[], purpose: string): Entry {
  const page = find(written, entries);
  if (page) return page;
  const names = entries.map(({ name }) => name);
  throw new UserError(
    `There is no page "${written}" ${purpose}. Name one that exists, such as ${closest(written, names).join(', ')}.`,
  );
}

function find(written: string, entries: Entry[]): Entry | undefined {
  const local = path.posix
    .join('/', decodeAddress(written).replaceAll('\\', '/'))
    .replace(new RegExp(`^.*/${PAGES}(?=/)`), '');
  const file = isEntry(local) ? local : path.posix.join(local, 'index.mdx');
  const { name } = readPath(readFileName(file).name, site.home);
  const isCalled = (title: string) => (entry: Entry) =>
    titleOf(entry).toLowerCase() === title.trim().toLowerCase();
  const named = entries.filter((entry) => entry.name === name);
  const page = pickVersion(named, site.language) ?? entries.find(isCalled(written));
  const cut = written.lastIndexOf('/');
  if (page || cut < 1) return page;
  const parent = find(written.slice(0, cut), entries);
  const last = written.slice(cut + 1);
  const found = entries
    .filter((entry) => path.posix.dirname(entry.name) === parent?.name)
    .filter((entry) => isCalled(last)(entry) || entry.name.endsWith(`/${toName(last)}`));
  return pickVersion(found, site.language);
}

function titleOf({ frontMatter }: Entry): string {
  const title = frontMatter?.data?.title;
  return typeof title === 'string' ? title : '';
}

/**
 * Where a page goes that an editor gives a title or name, after the page that it is to stand below and a
 * slash: its title, its name, and its folder below that of all pages.
 *
 * @throws {UserError} if it cannot be there
 */
export function findPlace(written: string, entries: Entry[]) {
  const [, above = '', title = ''] = /^\/?(?:(.*)\/)?\s*(.*)$/s.exec(written.trim()) ?? [];
  const purpose =
    'to put a page below (the slash says so; leave it out if it belongs to the title)';
  const parent = above ? findPage(above, entries, purpose) : undefined;
  // Every page is below the home page.
  const isTop = !parent || parent.name === site.home;
  const last = toName(title);
  const name = isTop ? last : `${parent.name}/${last}`;
  const twin = entries.find(({ id }) => id === name);
  const owner = reservedFor(name);
  const mistake = [
    last === '' && `No address can be made from "${title}". Use at least one letter or digit.`,
    owner &&
      `The address /${name}/ is reserved for ${owner}. Choose another name; the page’s heading can still be this one.`,
    twin &&
      `There is already a page at /${name}/, ${PAGES}/${twin.file}. Choose another name, or write there.`,
  ].find(Boolean);
  if (mistake) throw new UserError(mistake);
  return { title, name, folder: isTop ? last : `${folderOf(parent)}/${last}` };
}

/** The folder of the pages below a page. */
function folderOf({ file, name }: Entry): string {
  const { dir, base } = path.posix.parse(file);
  return /^index\./i.test(base) ? dir : path.posix.join(dir, path.posix.basename(name));
}

/** A title as a folder's name: without repeated hyphens, or hyphens at either end. */
function toName(title: string): string {
  return slug(title)
    .replace(/[-_]{2,}/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '');
}
