import { isUtf8 } from 'node:buffer';
import { cp, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isMap, isSeq, parseDocument } from 'yaml';
import { indexDownloads } from '../../data/downloads.ts';
import { PAGES } from '../../data/entries.ts';
import { readHistory } from '../../data/history.ts';
import { site } from '../../site.ts';
import {
  decodeAddress,
  pagePath,
  pickVersion,
  readFileName,
  readSiteLink,
} from '../../utils/addresses.ts';
import { downloadPaths } from '../../utils/downloads.ts';
import { UserError } from '../../utils/user-error.ts';
import { listFiles, readContent } from './content.ts';
import { isEntry, readEntry } from './entry.ts';
import { findPage, findPlace } from './find-page.ts';
import { applyFixes } from './fix.ts';
import { checkRead } from './index.ts';
import { downloadsOf } from './links.ts';
import { normalize, resolveFile } from './page-addresses.ts';
import type { Content, ContentOptions, Entry, Fix } from './types.ts';

/** A page on its way. */
type Move = ReturnType<typeof planMove>;

/**
 * Moves a page with its translations, its other files and the pages below it. Its old addresses redirect,
 * and links and pictures are corrected everywhere.
 *
 * @returns the new paths of the moved files by their old ones, and the files of other pages that were corrected
 * @throws {UserError} if that would cause an error; then nothing has changed
 */
export async function movePage(from: string, to: string, options: ContentOptions) {
  const content = await readContent(options);
  const move = planMove(from, to, content);
  const { files } = move;
  const newPath = (file: string) => files.get(file.normalize()) ?? file;
  const history = readHistory(options.folder);
  const downloads = indexDownloads(
    [...new Set(content.downloads.values())].map((one) => ({ ...one, file: newPath(one.file) })),
    options.home,
  );
  const published = content.entries.filter(({ isDraft }) => !isDraft);
  const names = published.map(({ name }) => name).sort();
  const downloadsByPage = Map.groupBy(downloadsOf(published, content), ({ file }) =>
    names.findLast((name) => isWithin(readFileName(file).name, name)),
  );
  /** That of the page, and with its original those of its files; none if it was never published. */
  const oldAddresses = (entry: Entry) => {
    if (entry.isDraft || (history.size > 0 && !history.has(entry.file))) return [];
    const versions = published.filter(({ name }) => name === entry.name);
    const isOriginal = pickVersion(versions, site.language) === entry;
    const offered = isOriginal ? (downloadsByPage.get(entry.name) ?? []) : [];
    const left = offered.filter(({ file }) => files.has(file.normalize()));
    return [pagePath(entry.id, options.home), ...left.map((download) => download.path)];
  };
  const changes = content.entries.map((entry) => {
    const file = newPath(entry.file);
    const corrected = correctAddresses(entry, file, move);
    const isMoved = file !== entry.file;
    const text = isMoved
      ? redirect(entry, readEntry(file, Buffer.from(corrected)), oldAddresses(entry), downloads)
      : corrected;
    const isChanged = text !== entry.source;
    if (isChanged && !isUtf8(entry.bytes)) fail(describeUnreadable(entry));
    const now = isMoved || isChanged ? readEntry(file, Buffer.from(text)) : entry;
    return { entry, file, text, isChanged, now };
  });

  const entries = changes.map(({ now }) => now);
  const errors = findNewErrors(content, newPath, {
    ...content,
    entries,
    files: content.files.map(newPath),
    byId: new Map(entries.toReversed().map((entry) => [entry.id, entry])),
    downloads,
    pictures: new Map([...content.pictures].map(([file, found]) => [newPath(file), found])),
  });
  if (errors.length > 0)
    fail(`Nothing was moved, because this would cause errors:\n${errors.join('\n')}`);

  const corrected = changes.filter(({ isChanged }) => isChanged);
  await write(options.folder, files, corrected);
  const others = corrected.filter(({ entry, file }) => file === entry.file);
  return { files, corrected: others.map(({ file }) => file) };
}

/** Finds what goes where. */
function planMove(from: string, to: string, content: Content) {
  const { entries, options } = content;
  const page = findPage(from, entries, 'to move');
  if (isWithin(options.home, page.name))
    fail(
      `The home page, ${options.home}, cannot be moved: its address is always /. src/site.ts says which page that is.`,
    );
  const place = findPlace(to, entries);
  if (isWithin(place.name, page.name)) fail(`/${page.name}/ cannot be moved below itself.`);

  /** The new paths of the files that go with it, by their old ones. */
  const files = new Map<string, string>();
  const depth = page.name.split('/').length;
  for (const file of content.files) {
    const parts = file.split('/');
    const folder = readFileName(`${parts.slice(0, depth).join('/')}/index.mdx`).name;
    const { name, language } = readFileName(file);
    const rest = parts.slice(depth).join('/');
    if (rest && folder === page.name) files.set(file, `${place.folder}/${rest}`);
    else if (isEntry(file) && name === page.name)
      files.set(file, `${place.folder}${language === site.language ? '' : `.${language}`}.mdx`);
  }
  for (const target of files.values()) {
    if (content.files.includes(target))
      fail(`${PAGES}/${target} exists already. Choose another name, or move that file away.`);
  }
  return { content, from: page.name, to: place.name, files };
}

/** The text of an entry, with links and pictures that lead where they led. */
function correctAddresses(entry: Entry, newFile: string, { content, from, to, files }: Move) {
  const { home } = content.options;
  const rename = (name: string) => (isWithin(name, from) ? to + name.slice(from.length) : name);

  const toPicture = (way: string) => {
    const file = resolveFile(entry.file, way);
    const target = files.get(file) ?? file;
    if (!content.files.includes(file) || resolveFile(newFile, way) === target) return way;
    const folder = path.posix.relative(path.posix.dirname(newFile), path.posix.dirname(target));
    return path.posix.join(encodeURI(folder), path.posix.basename(way)).replace(/^(?!\.)/, './');
  };
  const toPlace = (way: string) => {
    const link = URL.canParse(way, site.url) ? readSiteLink(way, entry.name, home) : undefined;
    if (!link) return way;
    const { name, language = '' } = link;
    const file = content.downloads.get(decodeAddress(link.path).normalize())?.file.normalize();
    const isPage = content.entries.some((one) => one.name === name);
    const page = `${language && `/${language.toLowerCase()}`}/${rename(name)}/`;
    const download = file && encodeURI(downloadPaths(files.get(file) ?? file, home)[1]);
    const target = isPage ? page : (download ?? link.path);
    const [now, then] = [way, target].map((it) => readSiteLink(it, rename(entry.name), home));
    return now?.name === then?.name && now?.language === then?.language ? way : target;
  };
  const edits = new Map<number, Fix>();
  const add = (at: number, address: string, correct: (way: string) => string) => {
    const [way = ''] = address.split(/[?#]/, 1);
    const text = correct(way);
    if (at !== -1 && text !== way) edits.set(at, { at, end: at + way.length, text, done: '' });
  };
  for (const { address, at } of entry.pictures)
    add(entry.source.indexOf(address, at), address, toPicture);
  for (const { address, addressAt } of entry.links) add(addressAt, address, toPlace);
  return applyFixes(entry.source, [...edits.values()]);
}

/** The text of an entry with its old addresses in `redirectFrom`, and without its new ones. */
function redirect(from: Entry, to: Entry, old: string[], downloads: Content['downloads']) {
  const { frontMatter, id, source } = to;
  const contents = frontMatter?.document.contents;
  if (!frontMatter?.data || !isMap(contents)) return fail(describeUnreadable(from));
  const now = [pagePath(id, site.home), ...downloads.keys()].map(normalize);
  const pair = contents.items.find(({ key }) => String(key) === 'redirectFrom');
  const closing = source.lastIndexOf('\n', frontMatter.end - 1) + 1;
  const start = pair ? frontMatter.start + pair.key.range[0] : closing;
  const end = pair?.value ? frontMatter.start + pair.value.range[2] : closing;
  // The key by itself, so that all else stays as it is written.
  const document = parseDocument(source.slice(start, end) || 'redirectFrom:\n');
  const list = document.get('redirectFrom');
  const seq = isSeq(list) ? list : document.createNode([]);
  const kept = seq.items.filter((item) => !now.includes(normalize(String(item))));
  const added = old.map((address) => document.createNode(address.replaceAll(' ', '%20')));
  seq.items = [...kept, ...added];
  document.set('redirectFrom', seq);
  const yaml = seq.items.length > 0 ? document.toString({ lineWidth: 0 }).trimEnd() : '';
  const last = source[end - 1] === '\n' && yaml !== '' ? '\n' : '';
  return source.slice(0, start) + yaml + last + source.slice(end);
}

/** The errors of files and rules that had none before. */
function findNewErrors(before: Content, newPath: (file: string) => string, after: Content) {
  const errorsOf = (content: Content) =>
    checkRead(content).problems.filter(({ level }) => level === 'error');
  const known = errorsOf(before).map(({ file, rule }) => `${newPath(file)} ${rule}`);
  return errorsOf(after)
    .filter(({ file, rule }) => !known.includes(`${file} ${rule}`))
    .map(({ file, rule, message }) => `${PAGES}/${file}  ${message}  (${rule})`);
}

/** Copies the files and writes the texts, or neither if that fails; then removes the old files. */
async function write(
  folder: string,
  files: Map<string, string>,
  changes: { entry: Entry; file: string; text: string }[],
) {
  const names = (await listFiles(folder)).filter((name) => files.has(name.normalize()));
  const targetOf = (name: string) => path.join(folder, files.get(name.normalize()) ?? name);
  try {
    for (const name of names) await cp(path.join(folder, name), targetOf(name));
    for (const { file, text } of changes) await writeFile(path.join(folder, file), text);
  } catch (error) {
    for (const name of names) await rm(targetOf(name), { force: true });
    for (const { entry, file } of changes)
      if (file === entry.file) await writeFile(path.join(folder, file), entry.bytes);
    throw error;
  }
  for (const name of names) {
    await rm(path.join(folder, name));
    // Folders that are empty now.
    for (let dir = path.dirname(name); dir !== '.'; dir = path.dirname(dir))
      await rmdir(path.join(folder, dir)).catch(() => undefined);
  }
}

const isWithin = (name: string, page: string) => `${name}/`.startsWith(`${page}/`);

const describeUnreadable = ({ file }: Entry) =>
  `${PAGES}/${file} has errors, so it cannot be changed. Fix them first: npm run content`;

function fail(message: string): never {
  throw new UserError(message);
}
