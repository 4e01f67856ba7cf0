import path from 'node:path';
import { isFullyRead } from '../entry.ts';
import { isPicture } from '../picture-files.ts';
import { shownPictures } from '../picture-uses.ts';
import type { Rule } from '../types.ts';

/** A picture that no page shows was forgotten or is no longer needed. */
export const pictureUnused: Rule = {
  name: 'picture-unused',
  canBeIgnored: false,
  *checkFiles({ files, entries }) {
    // A picture may be shown in a part that cannot be read.
    if (!entries.every(isFullyRead)) return;
    const shown = shownPictures(entries);
    for (const file of files.filter(isPicture)) {
      if (shown.has(file.toLowerCase())) continue;
      yield {
        file,
        level: 'warning',
        message: `No page shows this picture. Show it with ![what it shows](${writeAddress(file)}), or delete it.`,
      };
    }
  },
};

/** Writes the file's address for Markdown. */
function writeAddress(file: string): string {
  const name = `./${path.posix.basename(file)}`;
  return /[\s()]/.test(name) ? `<${name}>` : name;
}
