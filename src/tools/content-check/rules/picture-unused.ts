import path from 'node:path';
import type { Entry } from '../entry.ts';
import { shownPictures } from '../picture-uses.ts';
import { isPicture } from '../picture-files.ts';
import type { Rule } from '../rule.ts';

/** A picture that no page shows was forgotten, or is left over. */
export const pictureUnused: Rule = {
  name: 'picture-unused',
  canBeIgnored: false,
  *checkFiles({ files, entries }) {
    // What cannot be read may show it.
    if (entries.some(isUnclear)) return;
    const shown = shownPictures(entries);
    for (const file of files.filter(isPicture)) {
      if (shown.has(file.toLowerCase())) continue;
      yield {
        file,
        level: 'warning',
        message: `No page shows this picture. Show it, ![what it says](${writeAddress(file)}), or delete it.`,
      };
    }
  },
};

function isUnclear({ tree, unreadable, syntaxFaults }: Entry): boolean {
  return !tree || syntaxFaults.length > 0 || [...unreadable.values()].flat().length > 0;
}

/** The file's address as Markdown has it. */
function writeAddress(file: string): string {
  const name = `./${path.posix.basename(file)}`;
  return /[\s()]/.test(name) ? `<${name}>` : name;
}
