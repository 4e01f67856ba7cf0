import { globSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeAddress, entryFile } from '../../utils/addresses.ts';
import { UserError } from '../../utils/user-error.ts';
import { toAddress, type AddressOptions } from './addresses.ts';
import { writeFrontMatter } from './front-matter.ts';
import { collectPictures } from './pictures.ts';
import { tidy } from './tidy.ts';
import { toMdx } from './to-mdx.ts';
import { textOf, type Source } from './types.ts';
import { compareWords, textOfHtml, textOfPage } from './words.ts';

export { claim, idOf } from './addresses.ts';
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
  '**/{_{includes,layouts,site,data,sass,drafts},node_modules,vendor,*[._]files,.*,README.*}';

/** Lists the documents in a folder, or the one that was named. */
export async function listDocuments(name: string): Promise<string[]> {
  if (!(await stat(name)).isDirectory()) return [name];
  const files = globSync('**/*.{md,markdown,mdx,html,htm,docx}', { cwd: name, exclude: [NO_PAGE] });
  return files.sort().map((file) => path.join(name, file));
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
  const text = source.text ?? textOfHtml(source.html);
  const { $, heading } = tidy(source, (href) => toAddress(href, source, options));
  const cover = coverOf(data);
  const addresses = Array.from($('img'), ({ attribs }) => attribs.src ?? '');
  if (cover) addresses.push(cover.picture);
  const pictures = await collectPictures(source, addresses, folder, options.origin);
  const pictureOf = (src: string) => `./${pictures.get(src)?.name ?? src}`;
  for (const image of $('img')) image.attribs.src = pictureOf(image.attribs.src ?? '');
  const body = toMdx($.html(), source.kind === 'Markdown');
  if (body.trim() === '') throw new UserError(`${file} has no text.`);
  // A page that is here already had no other address, unless it says so.
  const isHere = !path.relative(options.pages, file).startsWith('..');
  const was = isHere ? data.permalink : source.oldAddress;
  const redirectFrom = [was, data.redirect_from, data.redirectFrom]
    .flat()
    .map((old) => encodeURI(decodeAddress(textOf(old))).replace(/^(?=[^/])/, '/'))
    .filter((old) => !['', '/', `/${id}/`].includes(old))
    .filter((old) =>
      [id, undefined].includes(options.ids.get(decodeAddress(old).replace(/\/$/, ''))),
    );
  const name = path.basename(id).replaceAll('-', ' ');
  const usual = heading || name.charAt(0).toUpperCase() + name.slice(1);
  const { frontMatter, note, lists } = writeFrontMatter(data, {
    title: (textOf(data.title) || textOf(data.name)).trim() || usual,
    heading: heading || undefined,
    body,
    cover: cover && { ...cover, picture: pictureOf(cover.picture) },
    redirectFrom: [...new Set(redirectFrom)],
  });
  for (const key of lists) {
    const why = 'only a layout showed it; it is in the note at the end of the page’s file';
    source.notices.push({ what: `What is in "${key}"`, where: 'front matter', why });
  }
  const mdx = `${frontMatter}\n${body}${note}`;
  const files = new Map<string, Uint8Array | string>();
  for (const { name, content } of pictures.values())
    if (content) files.set(path.join(folder, name), content);
  await writeFiles(files.set(path.join(folder, base), mdx));
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
    differences: compareWords(text, `${heading}\n${textOfPage(mdx)}`),
  };
}

/** A cover from Jekyll’s `image`, if it says what the picture shows. */
function coverOf({ cover, image }: Source['data']) {
  const { path, picture = path, alt, ...rest } = (cover ?? image ?? {}) as Source['data'];
  const isCover = typeof picture === 'string' && typeof alt === 'string';
  return isCover ? { picture, alt, caption: rest.caption, credit: rest.credit } : undefined;
}

/** Writes all files, or none. */
async function writeFiles(files: Map<string, Uint8Array | string>) {
  const before = new Map<string, Uint8Array | undefined>();
  try {
    for (const [file, content] of files) {
      before.set(file, await readFile(file).catch(() => undefined));
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  } catch (error) {
    for (const [file, content] of before)
      await (content ? writeFile(file, content) : rm(file, { force: true })).catch(() => undefined);
    throw error;
  }
}
