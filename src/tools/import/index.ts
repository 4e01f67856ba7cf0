import { cp, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { slug } from 'github-slugger';
import { decodeAddress, pagePath } from '../../utils/addresses.ts';
import { UserError } from '../../utils/user-error.ts';
import { writeFrontMatter } from './front-matter.ts';
import { collectPictures } from './pictures.ts';
import { findPictures, tidy } from './tidy.ts';
import { toMdx } from './to-mdx.ts';
import type { Source } from './types.ts';
import { compareWords, textOfHtml, textOfPage, type Difference } from './words.ts';

export { readSource } from './source.ts';

/** Where pages go, and where they come from. */
export interface ImportOptions {
  /** Folder of the collection of pages: `src/content/pages`. */
  pages: string;
  /** Id of the entry that is the home page. */
  home: string;
  /** Scheme and host of the old site, if its configuration does not have them. */
  origin?: string | undefined;
  /** Ids of pages by all their addresses, the earlier ones too, as {@link toKey} writes them. */
  ids: Map<string, string>;
}

/** A page that was imported. */
export interface ImportedPage {
  /** Its text: `src/content/pages/about/index.mdx`. */
  file: string;
  words: number;
  pictures: number;
  /** What was not brought along, or not as it was. */
  notices: Source['notices'];
  /** Where the words of the page are not those of its source. */
  differences: Difference[];
}

/** What in the folder of a site is no page. */
const NO_PAGE =
  /(^|[/\\])(\.|_(includes|layouts|site|data|sass|drafts)[/\\]|node_modules[/\\]|vendor[/\\]|(readme|license|changelog)\.)/i;

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

/** An old address in the form in which addresses are compared: `/about` for `/about/index.html`. */
export function toKey(address: string): string {
  return address.replace(/(\/index)?\.(html?|md|markdown)$/i, '').replace(/\/+$/, '');
}

/**
 * Makes a page from a document. All its files are written, or none.
 *
 * @param id the page’s id: `about`, `about/us`
 * @throws {UserError} if the document has no text
 */
export async function importPage(
  source: Source,
  id: string,
  options: ImportOptions,
): Promise<ImportedPage> {
  const { file, data } = source;
  const folder = path.posix.join(options.pages, id);
  const text = source.text ?? textOfHtml(source);
  const cover = coverOf(data);
  const addresses = [...findPictures(source), ...(cover ? [cover.picture] : [])];
  const pictures = await collectPictures(source, addresses, folder);
  const picture = (src: string) => `./${pictures.get(src)?.name ?? src}`;
  const tidied = tidy(source, { picture, address: (href) => toAddress(href, source, options) });
  const heading = tidied.heading || undefined;
  const body = toMdx(tidied.html, source.kind === 'Markdown');
  if (body.trim() === '') throw new UserError(`${file} has no text.`);
  // A page that is here already had no other address, unless it says so.
  const isHere = !path.relative(options.pages, file).startsWith('..');
  const was = isHere ? data.permalink : source.oldAddress;
  const old = [was, data.redirect_from, data.redirectFrom].flat();
  const title = typeof data.title === 'string' ? data.title.trim() : (heading ?? titleOf(id));
  const { frontMatter, note } = writeFrontMatter(data, {
    title: heading && title.startsWith(heading) ? heading : title,
    heading,
    body,
    cover: cover && { ...cover, picture: picture(cover.picture) },
    redirectFrom: [...new Set(old)].filter(
      (it) =>
        typeof it === 'string' &&
        !['/', `/${id}/`].includes(it) &&
        [id, undefined].includes(options.ids.get(toKey(it))),
    ) as string[],
  });
  const mdx = `${frontMatter}\n${body}${note}`;
  const files = new Map<string, Uint8Array | string>([['index.mdx', mdx]]);
  for (const { name, content } of pictures.values()) if (content) files.set(name, content);
  await writeFiles(folder, file, files);
  return {
    file: `${folder}/index.mdx`,
    words: text.split(/\s+/).length,
    pictures: files.size - 1,
    notices: source.notices,
    differences: compareWords(...withoutHeading(text, textOfPage(mdx), heading)),
  };
}

/** Both texts without the page’s main heading, which may be anywhere in the source. */
function withoutHeading(source: string, page: string, heading?: string): [string, string] {
  const words = heading
    ?.split(' ')
    .map((word) => RegExp.escape(word))
    .join('\\s*');
  const rest = words ? source.replace(new RegExp(words), ' ') : source;
  return [rest, heading && rest === source ? `${heading}\n${page}` : page];
}

/** A cover from Jekyll’s `image`, if it says what the picture shows. */
function coverOf({
  cover,
  image,
  image_alt,
}: Source['data']): { picture: string; alt: string } | undefined {
  if (cover) return cover as { picture: string; alt: string };
  const map =
    typeof image === 'object' ? (image as Record<string, string>) : { path: image as string };
  const { path: file, src = file, url = src, alt = image_alt as string, caption, credit } = map;
  return url && alt
    ? { picture: url, alt, ...(caption && { caption }), ...(credit && { credit }) }
    : undefined;
}

function titleOf(id: string): string {
  const words = path.basename(id).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The address here of a link in a source; nothing if it leads nowhere. */
function toAddress(href: string, source: Source, { origin, ids, home }: ImportOptions) {
  const [, query] = /^https?:\/\/www\.google\.\w+\/url\?(.*)$/i.exec(href.trim()) ?? [];
  const written = new URLSearchParams(query).get('q') ?? href.trim();
  if (/^#?$|^(javascript|data|file|about):/i.test(written)) return undefined;
  if (/^(#|mailto:|tel:)/i.test(written)) return written;
  const { url: configured = '', baseurl = '' } = (source.site?.config ?? {}) as Record<
    string,
    string
  >;
  const here = 'https://old.invalid';
  const url = URL.parse(written, here + (source.oldAddress ?? '/'));
  const hosts = [origin ?? '', configured, here].map(hostOf);
  if (!url || !hosts.includes(hostOf(url.href))) {
    return written.replace(/[\s<>"{}\\^`|]/g, encodeURIComponent);
  }
  const inSite = decodeAddress(url.pathname);
  const old = inSite.startsWith(`${baseurl}/`) ? inSite.slice(baseurl.length) : inSite;
  const id = ids.get(toKey(old));
  const isFile = /\.(?!html?$|md$|markdown$)\w+$/.test(old);
  const address = id === undefined ? (isFile ? old : `${toKey(old)}/`) : pagePath(id, home);
  return encodeURI(address) + url.search + url.hash;
}

function hostOf(address: string): string | undefined {
  return URL.parse(address)?.host.replace(/^www\./, '');
}

/** Writes all files of a page, or none. What else is in its folder stays; the source there goes. */
async function writeFiles(folder: string, source: string, files: Map<string, Uint8Array | string>) {
  const unfinished = path.join(folder, '..', `.${path.basename(folder)}.unfinished`);
  const old = `${unfinished}.old`;
  const exists = await stat(folder).catch(() => undefined);
  const [inFolder, inPages] = [folder, path.dirname(folder)].map((it) => path.relative(it, source));
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true });
    if (exists) await cp(folder, unfinished, { recursive: true });
    if (exists && !inFolder?.startsWith('..')) await rm(path.join(unfinished, inFolder ?? ''));
    for (const [name, content] of files) await writeFile(path.join(unfinished, name), content);
    if (exists) await rename(folder, old);
    await rename(unfinished, folder);
    if (inPages && !/[/\\]/.test(inPages)) await rm(source);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}
