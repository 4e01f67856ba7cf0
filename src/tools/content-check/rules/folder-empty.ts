import path from 'node:path';
import { isPicture } from '../picture-files.ts';
import { shownPictures } from '../picture-uses.ts';
import type { Rule } from '../types.ts';

/** Unused pictures in a folder without a page: it has the wrong name or was forgotten. */
export const folderEmpty: Rule = {
  name: 'folder-empty',
  canBeIgnored: false,
  *checkFiles({ files, entries }) {
    const withPage = new Set(entries.flatMap(({ file }) => foldersOf(file)));
    const shown = shownPictures(entries);
    const unused = files.filter((file) => isPicture(file) && !shown.has(file.toLowerCase()));
    const withPictures = new Set(unused.map((file) => path.posix.dirname(file)));
    for (const folder of withPictures) {
      if (withPage.has(folder) || folder === '.') continue;
      yield {
        file: `${folder}/index.mdx`,
        level: 'warning',
        message:
          'This folder has pictures but no page. Write the page in "index.mdx", or move the pictures to the page that shows them.',
      };
    }
  },
};

/** A file's folder and all folders above it. */
function foldersOf(file: string): string[] {
  const folder = path.posix.dirname(file);
  return folder === '.' ? ['.'] : [folder, ...foldersOf(folder)];
}
