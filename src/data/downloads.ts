import { glob, stat } from 'node:fs/promises';
import path from 'node:path';
import { site } from '../site.ts';
import { downloadPaths, isDownload } from '../utils/downloads.ts';
import { PAGES } from './entries.ts';

/** Lists the files beside the pages that pages can offer for download: see {@link indexDownloads}. */
export async function listDownloads(folder: string = PAGES, home: string = site.home) {
  const found = await Array.fromAsync(glob('**/*.*', { cwd: folder, withFileTypes: true }));
  // No symbolic links, which may lead out of the folder. Word's lock files begin with "~$".
  const files = found
    .filter((entry) => entry.isFile() && isDownload(entry.name) && !entry.name.startsWith('~$'))
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .sort();
  const sizes = files.map(async (file) => {
    const { size: bytes } = await stat(file);
    return { file: path.relative(folder, file).replaceAll('\\', '/'), bytes };
  });
  return indexDownloads(await Promise.all(sizes), home);
}

/**
 * Finds the addresses of files for download.
 *
 * @param files paths below the folder of the pages, and sizes
 * @returns each file with the path at which it is published, without the base path; by that path, and by
 *   the one that links give: below the name of its page, even if that is the home page
 */
export function indexDownloads(files: readonly { file: string; bytes: number }[], home: string) {
  // The first of two with the same address, which the content check reports, wins.
  const pairs = files.toReversed().flatMap((download) => {
    const paths = downloadPaths(download.file, home);
    const found = { ...download, path: paths[0] };
    return paths.map((path) => [path, found] as const);
  });
  return new Map(pairs);
}
