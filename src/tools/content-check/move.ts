import { isUtf8 } from 'node:buffer';
import { mkdir, rename, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { indexDownloads } from '../../data/downloads.ts';
import { PAGES } from '../../data/entries.ts';
import { readHistory } from '../../data/history.ts';
import { site } from '../../site.ts';
import {
  decodeAddress,
  entryId,
  pagePath,
  readFileName,
  readSiteLink,
} from '../../utils/addresses.ts';
import { downloadPaths } from '../../utils/downloads.ts';
import { UserError } from '../../utils/user-error.ts';
import { listFiles, readContent } from './content.ts';
import { isEntry, readEntry } from './entry.ts';
import { findPage, findPlace } from './find-page.ts';
import { checkRead } from './index.ts';
import { downloadsOf } from './links.ts';
import { normalize, resolveFile } from './page-addresses.ts';
import type { Content, ContentOptions, Entry, Fix } from './types.ts';

type Edit = Omit<Fix, 'done'>;

/** A page on its way. */
interface Move {
  content: Content;
  /** Its name, then and now. */
  from: string;
  to: string;
  /** The new paths of the files that go with it, by their old ones. */
  files: Map<string, string>;
}

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
  /** That of the page, and those of the files that it offers. */
  const oldAddresses = (entry: Entry) => {
    const page = pagePath(entry.id, options.home);
    const paths = downloadsOf([entry], content).map((download) => download.path);
    return [page, ...paths.filter((it) => `${path.posix.dirname(it)}/` === page)];
  };
  const changes = content.entries.map((entry) => {
    const file = newPath(entry.file);
    const edits = correctAddresses(entry, file, move);
    // What was never published needs no redirect, and what is not published can have none.
    const isKnown = !entry.isDraft && (history.size === 0 || history.has(entry.file));
    if (file !== entry.file)
      edits.push(...redirect(entry, file, isKnown ? oldAddresses(entry) : [], downloads));
    if (edits.length > 0 && !isUtf8(entry.bytes)) fail(describeUnreadable(entry));
    edits.sort((one, other) => other.at - one.at);
    const text = edits.reduce(
      (text, edit) => text.slice(0, edit.at) + edit.text + text.slice(edit.end),
      entry.source,
    );
    return { entry, file, text, isChanged: edits.length > 0 };
  });

  const entries = changes.map(({ entry, file, text, isChanged }) =>
    isChanged || file !== entry.file
      ? readEntry(file, isChanged ? Buffer.from(text) : entry.bytes)
      : entry,
  );
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
  return {
    files,
    corrected: corrected.flatMap(({ entry, file }) => (file === entry.file ? [file] : [])),
  };
}

/** Finds what goes where. */
function planMove(from: string, to: string, content: Content): Move {
  const { entries, options } = content;
  const page = findPage(from, entries, 'to move');
  if (isWithin(options.home, page.name))
    fail(
      `The home page, ${options.home}, cannot be moved: its address is always /. src/site.ts says which page that is.`,
    );
  const place = findPlace(to, entries);
  if (isWithin(place.name, page.name)) fail(`/${page.name}/ cannot be moved below itself.`);

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
  // A page in a file of its own takes along the files beside it that no other page uses.
  const uses = entries.flatMap((entry) => {
    const pictures = entry.pictures.map(({ address }) => resolveFile(entry.file, address));
    const downloads = downloadsOf([entry], content).map(({ file }) => file.normalize());
    return [...pictures, ...downloads].map((used) => ({ used, user: entry.file.normalize() }));
  });
  for (const [used, users] of Map.groupBy(uses, ({ used }) => used)) {
    const targets = users.map(({ user }) => files.get(user));
    const [{ user } = { user: '' }] = users;
    const target = resolveFile(targets[0] ?? '', path.posix.basename(used));
    const isBeside = path.posix.dirname(used) === path.posix.dirname(user) && target !== used;
    const isFree = !targets.includes(undefined) && isBeside && !files.has(used);
    if (isFree && content.files.includes(used)) files.set(used, target);
  }
  for (const target of files.values()) {
    if (content.files.includes(target))
      fail(`${PAGES}/${target} exists already. Choose another name, or move that file away.`);
  }
  return { content, from: page.name, to: place.name, files };
}

/** The edits after which the links and pictures of an entry lead where they led. */
function correctAddresses(entry: Entry, newFile: string, { content, from, to, files }: Move) {
  const { home } = content.options;
  const rename = (name: string) => (isWithin(name, from) ? to + name.slice(from.length) : name);
  const relative = (start: string, target: string) => path.posix.relative(start, target) || '.';

  const toPicture = (way: string) => {
    const file = resolveFile(entry.file, way);
    const target = files.get(file) ?? file;
    if (!content.files.includes(file) || resolveFile(newFile, way) === target) return way;
    const folder = relative(path.posix.dirname(newFile), path.posix.dirname(target));
    return `${folder.replace(/^(?!\.)/, './')}/${way.split('/').at(-1)}`;
  };
  const toPlace = (way: string) => {
    const link = URL.canParse(way, site.url) ? readSiteLink(way, entry.name, home) : undefined;
    if (!link) return way;
    const file = content.downloads.get(decodeAddress(link.path).normalize())?.file.normalize();
    const isPage = content.entries.some(({ name }) => name === link.name);
    const [, download] = downloadPaths(files.get(file ?? '') ?? file ?? '', home);
    const name = isPage ? rename(link.name) : file ? download.slice(1) : link.name;
    const now = readSiteLink(way, rename(entry.name), home);
    // What is below a page, but is none, is still to be made.
    const isToCome = !isPage && !file && !way.startsWith('/') && isWithin(name, entry.name);
    if ((now?.name === name && now.language === link.language) || isToCome) return way;
    const language = link.language ? `/${link.language.toLowerCase()}` : '';
    // The home page by its name or without, as it was.
    const isNamed = name !== home || way.includes(home);
    const page = `${language}/${isNamed ? `${name}/` : ''}`;
    const target = isPage ? page : file ? encodeURI(download) : link.path;
    if (way.startsWith('/')) return target;
    return relative(`/${rename(entry.name)}`, target) + (target.endsWith('/') ? '/' : '');
  };
  const edits = new Map<number, Edit>();
  const add = (at: number, address: string, correct: (way: string) => string) => {
    const [way = ''] = address.split(/[?#]/, 1);
    const text = correct(way);
    if (at !== -1 && text !== way) edits.set(at, { at, end: at + way.length, text });
  };
  for (const { address, at } of entry.pictures)
    add(entry.source.indexOf(address, at), address, toPicture);
  for (const { address, addressAt } of entry.links) add(addressAt, address, toPlace);
  return [...edits.values()];
}

/** The edits after which an entry has its old addresses in `redirectFrom`, and not its new ones. */
function redirect(
  entry: Entry,
  newFile: string,
  old: string[],
  downloads: Content['downloads'],
): Edit[] {
  const { frontMatter, source } = entry;
  const contents = frontMatter?.document.contents;
  if (!frontMatter?.data || !isMap(contents)) return fail(describeUnreadable(entry));
  const now = [pagePath(entryId(newFile), site.home), ...downloads.keys()].map(normalize);
  const pair = contents.items.find(({ key }) => String(key) === 'redirectFrom');
  const start = frontMatter.start + (pair?.key.range[0] ?? 0);
  const end = frontMatter.start + (pair?.value?.range[2] ?? 0);
  // The key by itself, so that all else stays as it is written.
  const key = parseDocument(pair ? source.slice(start, end) : 'redirectFrom:');
  const list = key.get('redirectFrom');
  const seq = isSeq(list) ? list : key.createNode([]);
  seq.items = seq.items.filter(
    (item) => !isScalar(item) || !now.includes(normalize(String(item.value))),
  );
  for (const address of old) seq.add(key.createNode(address.replaceAll(' ', '%20')));
  key.set('redirectFrom', seq);
  // With the line break before it, and without the one after it.
  const text = seq.items.length > 0 ? `\n${key.toString({ lineWidth: 0 }).trimEnd()}` : '';
  const closing = source.lastIndexOf('\n', frontMatter.end - 1);
  if (!pair) return [{ at: closing, end: closing, text }];
  return [{ at: start - 1, end: source[end - 1] === '\n' ? end - 1 : end, text }];
}

/** The errors that were not there before, by file and rule. */
function findNewErrors(before: Content, newPath: (file: string) => string, after: Content) {
  const errorsOf = (content: Content) =>
    checkRead(content).problems.filter(({ level }) => level === 'error');
  const known = errorsOf(before).map(({ file, rule }) => `${newPath(file)} ${rule}`);
  return errorsOf(after).flatMap(({ file, rule, message }) => {
    const index = known.indexOf(`${file} ${rule}`);
    if (index !== -1) known.splice(index, 1);
    return index === -1 ? [`${PAGES}/${file}  ${message}  (${rule})`] : [];
  });
}

/** Moves the files and writes the texts; if one of these fails, takes back the others. */
async function write(
  folder: string,
  files: Map<string, string>,
  changes: { entry: Entry; file: string; text: string }[],
) {
  const names = new Map((await listFiles(folder)).map((name) => [name.normalize(), name]));
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const [from, to] of files) {
      const before = path.join(folder, names.get(from) ?? from);
      const after = path.join(folder, to);
      await mkdir(path.dirname(after), { recursive: true });
      await rename(before, after);
      undo.unshift(() => rename(after, before));
    }
    for (const { entry, file, text } of changes) {
      const target = path.join(folder, file);
      undo.unshift(() => writeFile(target, entry.bytes));
      await writeFile(target, text);
    }
  } catch (error) {
    for (const takeBack of undo) await takeBack();
    throw error;
  }
  // Folders that are empty now.
  for (const file of files.keys()) {
    for (let dir = path.dirname(file); dir !== '.'; dir = path.dirname(dir))
      await rmdir(path.join(folder, dir)).catch(() => undefined);
  }
}

const isWithin = (name: string, page: string) => `${name}/`.startsWith(`${page}/`);

const describeUnreadable = ({ file }: Entry) =>
  `${PAGES}/${file} has errors, so it cannot be changed. Fix them first: npm run content`;

function fail(message: string): never {
  throw new UserError(message);
}
