import { cp, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { slug } from 'github-slugger';
import { decodeAddress, entryFile } from '../../utils/addresses.ts';
import { UserError } from '../../utils/user-error.ts';
import { toAddress, type AddressOptions } from './addresses.ts';
import { writeFrontMatter } from './front-matter.ts';
import { collectPictures } from './pictures.ts';
import { findPictures, tidy } from './tidy.ts';
import { toMdx } from './to-mdx.ts';
import { textOf, type Source } from './types.ts';
import { compareWords, textOfHtml, textOfPage } from './words.ts';

export { claim } from './addresses.ts';
export { readSource } from './source.ts';

/** Where pages go, and where they come from. */
export interface ImportOptions extends AddressOptions {
  /** Folder of the collection of pages: `src/content/pages`. */
  pages: string;
}

/** A page that was imported. */
export type ImportedPage = Awaited<ReturnType<typeof importPage>>;

/** What in the folder of a site is no page. */
const NO_PAGE =
  /(^|[/\\])(\.|_(includes|layouts|site|data|sass|drafts)[/\\]|node_modules[/\\]|vendor[/\\]|[^/\\]*[._]files[/\\]|(readme|license|changelog)\.)/i;

/** Lists the documents in a folder, or the one that was named. */
export async function listDocuments(name: string): Promise<string[]> {
  if (!(await stat(name)).isDirectory()) return [name];
  const files = await readdir(name, { recursive: true });
  return files
    .filter((file) => /\.(md|markdown|mdx|html?|docx|zip)$/i.test(file) && !NO_PAGE.test(file))
    .sort()
    .map((file) => path.join(name, file));
}

/** The id of the page that is made from a document: its name, without the day of a post. */
export function idOf(file: string): string {
  const { name, dir } = path.parse(path.resolve(file));
  const stem = /^index$/i.test(name) ? path.basename(dir) : name.replace(/^\d{4}-\d\d?-\d\d?-/, '');
  return slug(stem.replace(/[_.]/g, '-')).replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
}

/**
 * Makes a page from a document. All its files are written, or none.
 *
 * @param id the page’s id: `about`, `about/us`, `es/about`
 * @throws {UserError} if the document has no text
 */
export async function importPage(source: Source, id: string, options: ImportOptions) {
  const { file, data } = source;
  const { dir: folder, base } = path.posix.parse(`${options.pages}/${entryFile(id)}`);
  const text = source.text ?? textOfHtml(source);
  const cover = coverOf(data);
  const addresses = [...findPictures(source), ...(cover ? [cover.picture] : [])];
  const pictures = await collectPictures(source, addresses, folder, options.origin);
  const picture = (src: string) => `./${pictures.get(src)?.name ?? src}`;
  const address = (href: string) => toAddress(href, source, options);
  const { html, heading } = tidy(source, address, picture);
  const body = toMdx(html, source.kind === 'Markdown');
  if (body.trim() === '') throw new UserError(`${file} has no text.`);
  // A page that is here already had no other address, unless it says so.
  const isHere = !path.relative(options.pages, file).startsWith('..');
  const was = isHere ? data.permalink : source.oldAddress;
  const redirectFrom = [was, data.redirect_from, data.redirectFrom]
    .flatMap((old) => [old].flat().map(textOf).filter(Boolean))
    .map((old) => encodeURI(decodeAddress(old)).replace(/^\/?/, '/'))
    .filter((old) => !['/', `/${id}/`].includes(old))
    .filter((old) =>
      [id, undefined].includes(options.ids.get(decodeAddress(old).replace(/\/$/, ''))),
    );
  const name = path
    .basename(id)
    .replaceAll('-', ' ')
    .replace(/^./u, (it) => it.toUpperCase());
  const title = (textOf(data.title) || textOf(data.name)).trim() || heading || name;
  const { frontMatter, note, lists } = writeFrontMatter(data, {
    title,
    heading: heading || undefined,
    body,
    cover: cover && { ...cover, picture: picture(cover.picture) },
    redirectFrom: [...new Set(redirectFrom)],
  });
  for (const key of lists) {
    const why = 'only a layout showed it; it is in the note at the end of the page’s file';
    source.notices.push({ what: `What is in "${key}"`, where: 'front matter', why });
  }
  const mdx = `${frontMatter}\n${body}${note}`;
  const files = new Map<string, Uint8Array | string>([[base, mdx]]);
  for (const { name, content } of pictures.values()) if (content) files.set(name, content);
  await writeFiles(folder, files);
  // In the folder of pages, a text is replaced by its page.
  if (isHere && source.written && path.resolve(file) !== path.resolve(folder, base))
    await rm(file, { force: true });
  return {
    file: `${folder}/${base}`,
    words: text.split(/\s+/).length,
    pictures: files.size - 1,
    /** What was not brought along, or not as it was. */
    notices: source.notices,
    /** Where the words of the page are not those of its source. */
    differences: compareWords(text, textOfPage(mdx), heading),
  };
}

/** A cover from Jekyll’s `image`, if it says what the picture shows. */
function coverOf({ cover, image, image_alt }: Source['data']) {
  const value = cover ?? image ?? {};
  const map = (typeof value === 'object' ? value : { path: value }) as Source['data'];
  const find = (...keys: string[]) => keys.map((key) => textOf(map[key])).find(Boolean);
  const picture = find('picture', 'path', 'src', 'url');
  const alt = find('alt') ?? textOf(image_alt);
  const rest = { caption: find('caption'), credit: find('credit') };
  return picture && alt ? { picture, alt, ...rest } : undefined;
}

/** Writes all files of a page, or none. What else is in its folder stays. */
async function writeFiles(folder: string, files: Map<string, Uint8Array | string>) {
  // Beside the packages, since nobody looks there if the command is interrupted.
  const staging = path.resolve(`node_modules/.astro/import-${process.pid}`);
  const [unfinished, old] = [path.join(staging, 'new'), path.join(staging, 'old')];
  const exists = await stat(folder).catch(() => undefined);
  try {
    await rm(staging, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true });
    if (exists) await cp(folder, unfinished, { recursive: true });
    for (const [name, content] of files) await writeFile(path.join(unfinished, name), content);
    await mkdir(path.dirname(folder), { recursive: true });
    if (exists) await rename(folder, old);
    await rename(unfinished, folder).catch(async (error: unknown) => {
      // The page that was there must not go with the files of this import.
      if (exists) await rename(old, folder);
      throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
