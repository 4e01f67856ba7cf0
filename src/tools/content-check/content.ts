import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { isEntry, readEntry } from './entry.ts';
import { isPicture, readPictures } from './picture-files.ts';
import { readPublishedEntries } from './published-entries.ts';
import type { Content, ContentOptions, Rule } from './types.ts';

/** Reads every entry and every picture. */
export async function readContent(options: ContentOptions, rules: Rule[]): Promise<Content> {
  const { folder, publicFolder } = options;
  const { files, symlinks } = await listNames(folder);
  const pictures = readPictures(folder, files.filter(isPicture), options.pictureCache);
  const entries = await Promise.all(
    files
      .filter(isEntry)
      .map(async (file) => readEntry(file, await readFile(path.join(folder, file)), rules)),
  );
  return {
    options,
    files,
    entries,
    byId: new Map(entries.toReversed().map((entry) => [entry.id, entry])),
    publishedEntries: readPublishedEntries(folder),
    pictures: await pictures,
    symlinks,
    publicPaths: new Set((await listFiles(publicFolder)).map((file) => `/${file}`)),
  };
}

/** All files below a folder, as relative paths with `/` between their parts, sorted. */
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
      // Astro ignores names that begin with a dot, such as those that macOS leaves behind.
      .filter((name) => !/(^|\/)\./.test(name))
      .sort();
  return {
    files: toPaths(found.filter((entry) => entry.isFile())),
    symlinks: toPaths(found.filter((entry) => entry.isSymbolicLink())),
  };
}
