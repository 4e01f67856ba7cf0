import { globSync, statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PAGES } from '../../data/entries.ts';
import { decodeAddress, entryFile } from '../../utils/addresses.ts';
import { UserError } from '../../utils/user-error.ts';
import { ownerOf, toAddress } from './addresses.ts';
import { writePage } from './front-matter.ts';
import { collectPictures } from './pictures.ts';
import { tidy } from './tidy.ts';
import { toMdx } from './to-mdx.ts';
import { textOf, type Source } from './types.ts';
import { compareWords, textOfHtml, textOfPage } from './words.ts';

export { claim, idOf, ownerOf } from './addresses.ts';
export { readSource } from './source.ts';

/** A page that was imported. */
export type ImportedPage = Awaited<ReturnType<typeof importPage>>;

/** What in the folder of a site is no page. */
const NO_PAGE =
  '**/{_{includes,layouts,site,data,sass,drafts},node_modules,vendor,*[._]files,.*,README.*}';

/** Lists the documents in a folder, or the one that was named. */
export function listDocuments(name: string): string[] {
  if (!statSync(name).isDirectory()) return [name];
  const files = globSync('**/*.{md,markdown,mdx,html,htm,docx}', { cwd: name, exclude: [NO_PAGE] });
  return files.sort().map((file) => path.join(name, file));
}

/**
 * Makes a page from a document. All its files are written, or none.
 *
 * @param id the page’s id: `about`, `about/us`, `es/about`
 * @throws {UserError} if the document has no text
 */
export async function importPage(source: Source, id: string) {
  const { file, data, notices } = source;
  const { dir: folder, base } = path.posix.parse(`${PAGES}/${entryFile(id)}`);
  const text = source.text ?? textOfHtml(source.html);
  const { $, heading } = tidy(source, (href) => toAddress(href, source));
  // Jekyll’s picture of a page is its cover, if it says what the picture shows.
  const { path: src, alt } = (data.image ?? {}) as Source['data'];
  const hasCover = typeof src === 'string' && typeof alt === 'string';
  const addresses = Array.from($('img'), ({ attribs }) => attribs.src ?? '');
  const pictures = await collectPictures(source, addresses.concat(hasCover ? src : []), folder);
  const pictureOf = (src: string) => `./${pictures.get(src)?.name ?? src}`;
  for (const image of $('img')) image.attribs.src = pictureOf(image.attribs.src ?? '');
  const body = toMdx($.html(), source.kind === 'Markdown');
  if (body.trim() === '') throw new UserError(`${file} has no text.`);
  // A page that is here already had no other address, unless it says so.
  const isHere = !path.relative(PAGES, file).startsWith('..');
  const was = isHere ? data.permalink : source.oldAddress;
  const redirectFrom = [was, data.redirect_from, data.redirectFrom]
    .flat()
    .map((old) => encodeURI(decodeAddress(textOf(old))).replace(/^(?=[^/])/, '/'))
    .filter((old) => !['', '/', `/${id}/`].includes(old) && (ownerOf(old) ?? id) === id);
  const name = path.basename(id).replaceAll('-', ' ');
  const { mdx, kept } = writePage(data, body, {
    title: heading || name.charAt(0).toUpperCase() + name.slice(1),
    heading: heading || undefined,
    cover: hasCover ? { picture: pictureOf(src), alt } : undefined,
    redirectFrom: redirectFrom.length > 0 ? [...new Set(redirectFrom)] : undefined,
  });
  const why = 'it is in the note at the end of the page’s file';
  if (kept.length > 0) notices.push({ what: kept.join(', '), where: 'front matter', why });
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
    notices,
    /** Where the words of the page are not those of its source. */
    differences: compareWords(text, `${heading}\n${textOfPage(mdx)}`),
  };
}

/** Writes all files, or none: under other names until the last is written, since a disk may be full. */
async function writeFiles(files: Map<string, Uint8Array | string>) {
  try {
    for (const [file, content] of files) {
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(`${file}~`, content);
    }
    for (const file of files.keys()) await rename(`${file}~`, file);
  } finally {
    for (const file of files.keys()) await rm(`${file}~`, { force: true });
  }
}
