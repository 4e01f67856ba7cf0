import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readRecords, RECORDS } from '../../links/records.ts';
import { isEntry, readEntry, type Entry } from './entry.ts';
import { readFormerEntries } from './former.ts';
import { isPicture, readPictures, type PictureFile } from './picture-files.ts';
import type { Rule } from './rule.ts';

/** Where the content is. */
export interface ContentOptions {
  /** Folder of the collection of pages. */
  folder: string;
  /** Folder of the files that are served as they are. */
  publicFolder: string;
  /** Id of the entry that is the home page. */
  home: string;
  /** File of the records of others' addresses; without it, none is asked for. */
  records?: string;
  /** Addresses that are gone on purpose. */
  retired?: readonly string[];
}

/** All that editors wrote. */
export interface Content {
  options: ContentOptions;
  /** All files of the collection, as paths below its folder. */
  files: string[];
  entries: Entry[];
  /** Entries by id; the first one where several have the same. */
  byId: Map<string, Entry>;
  /** Entries as they were published, where they are another now or gone. */
  former: Entry[];
  /** What is in each picture's file. */
  pictures: Map<string, PictureFile>;
  /** Symbolic links among them, which Astro would follow out of the folder. */
  symlinks: string[];
  /** Paths of the files that are served as they are: `/favicon.ico`. */
  publicPaths: Set<string>;
  /** The addresses of others of which there are records. */
  recorded: ReadonlySet<string> | undefined;
}

/**
 * Reads every entry, every picture and the records.
 *
 * @throws {UserError} where the records cannot be read, with the line
 */
export async function readContent(options: ContentOptions, rules: Rule[]): Promise<Content> {
  const { folder, publicFolder, records } = options;
  const { files, symlinks } = await listNames(folder);
  const pictures = readPictures(folder, files.filter(isPicture));
  const entries = await Promise.all(
    files
      .filter(isEntry)
      .map(async (file) => readEntry(file, await readFile(path.join(folder, file)), files, rules)),
  );
  return {
    options,
    files,
    entries,
    byId: new Map(entries.toReversed().map((entry) => [entry.id, entry])),
    former: readFormerEntries(folder),
    pictures: await pictures,
    symlinks,
    publicPaths: new Set((await listFiles(publicFolder)).map((file) => `/${file}`)),
    recorded: records ? new Set((await readRecords(records, RECORDS)).keys()) : undefined,
  };
}

/** All files below a folder, as relative paths with `/` between their parts, in a fixed order. */
export async function listFiles(folder: string): Promise<string[]> {
  const { files } = await listNames(folder);
  return files;
}

/** The files below a folder, and the symbolic links. */
async function listNames(folder: string): Promise<{ files: string[]; symlinks: string[] }> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const toPaths = (entries: Dirent[]) =>
    entries
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .map((name) => name.split(path.sep).join('/'))
      // Astro passes over names that begin with a dot, such as those that macOS leaves behind.
      .filter((name) => !/(^|\/)\./.test(name))
      .sort();
  return {
    files: toPaths(found.filter((entry) => entry.isFile())),
    symlinks: toPaths(found.filter((entry) => entry.isSymbolicLink())),
  };
}
