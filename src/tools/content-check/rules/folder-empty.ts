import path from 'node:path';
import { shownPictures } from '../picture-uses.ts';
import { isPicture } from '../picture-files.ts';
import type { Rule } from '../rule.ts';

/** Pictures that no page shows, in a folder without a text: the text has another name, or was forgotten. */
export const folderEmpty: Rule = {
  name: 'folder-empty',
  canBeIgnored: false,
  *checkFiles({ files, entries }) {
    const withPage = new Set(entries.flatMap(({ file }) => foldersOf(file)));
    const shown = shownPictures(entries);
    const idle = files.filter((file) => isPicture(file) && !shown.has(file.toLowerCase()));
    const withPictures = new Set(idle.map((file) => path.posix.dirname(file)));
    for (const folder of withPictures) {
      if (withPage.has(folder) || folder === '.') continue;
      yield {
        file: `${folder}/index.mdx`,
        level: 'warning',
        message:
          'There are pictures in this folder, but no page. Write its text into "index.mdx", or move the pictures to the page that shows them.',
      };
    }
  },
};

/** A file's folder, and each folder that this is in. */
function foldersOf(file: string): string[] {
  const folder = path.posix.dirname(file);
  return folder === '.' ? ['.'] : [folder, ...foldersOf(folder)];
}
