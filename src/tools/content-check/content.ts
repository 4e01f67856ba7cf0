import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { listDownloads } from '../../data/downloads.ts';
import { listUncommitted, readHistory, type History } from '../../data/history.ts';
import { isEntry, readEntry } from './entry.ts';
import { isPicture, readPictures } from './picture-files.ts';
import { readPublishedEntries } from './published-entries.ts';
import type { ContentOptions } from './types.ts';

/** Everything that editors wrote. */
export type Content = Awaited<ReturnType<typeof readContent>>;

/** Reads every entry and every picture. */
export async function readContent(options: ContentOptions) {
  const { folder, publicFolder } = options;
  const names = await listFiles(folder);
  const pictures = readPictures(folder, names.filter(isPicture));
  const entries = await Promise.all(
    names
      .filter(isEntry)
      .map(async (file) => readEntry(file, await readFile(path.join(folder, file)))),
  );
  return {
    options,
    /** All files of the collection, as paths below its folder, with letters of one character each. */
    files: names.map((name) => name.normalize()),
    entries,
    /** Entries by id; the first one where several share an id. */
    byId: new Map(entries.toReversed().map((entry) => [entry.id, entry])),
    dayOfChange: readDays(folder),
    /** Earlier, published versions of entries that have since been changed or deleted. */
    publishedEntries: readPublishedEntries(folder),
    /** What each picture file contains. */
    pictures: await pictures,
    downloads: await listDownloads(folder, options.home),
    /** Paths of the files that are served as they are: `/favicon.ico`. */
    publicPaths: new Set((await listFiles(publicFolder)).map((file) => `/${file}`)),
  };
}

/**
 * Returns the day on which an entry's text last changed, as `2026-11-24`: today, if that is not in git
 * yet. Where git knows nothing, everything has changed today. Git is asked at the first call.
 */
function readDays(folder: string) {
  let days: { history: History; uncommitted: string[] } | undefined;
  const today = new Date().toISOString().slice(0, 10);
  return ({ file }: { file: string }) => {
    days ??= { history: readHistory(folder), uncommitted: listUncommitted(folder) };
    return days.uncommitted.includes(file) ? today : (days.history.get(file) ?? today);
  };
}

/** All files below a folder, as relative paths with `/` between their parts, sorted. */
export async function listFiles(folder: string) {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return (
    found
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .map((name) => name.split(path.sep).join('/'))
      // Astro ignores names that begin with a dot; Word's lock files begin with "~$".
      .filter((name) => !/(^|\/)(\.|~\$)/.test(name))
      .sort()
  );
}
