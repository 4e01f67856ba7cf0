import path from 'node:path';
import { decodeAddress } from '../../lib/addresses.ts';
import { isPicture } from '../picture-files.ts';
import type { Rule } from '../rule.ts';

/** A picture that no page shows was forgotten, or is left over. */
export const pictureUnused: Rule = {
  name: 'picture-unused',
  asks: 'Each picture beside a page is shown by a page.',
  canBeIgnored: false,
  *checkFiles({ files, entries }) {
    // What cannot be read may show it.
    if (
      entries.some(({ tree, unreadable }) => !tree || [...unreadable.values()].flat().length > 0)
    ) {
      return;
    }
    const shown = new Set(
      entries.flatMap(({ file, pictures }) =>
        pictures.map(({ address }) =>
          path.posix.join(path.posix.dirname(file), decodeAddress(address)).toLowerCase(),
        ),
      ),
    );
    for (const file of files.filter(isPicture)) {
      if (shown.has(file.toLowerCase())) continue;
      yield {
        file,
        level: 'warning',
        message: `No page shows this picture. Show it, ![what it says](./${path.posix.basename(file)}), or delete it.`,
      };
    }
  },
};
