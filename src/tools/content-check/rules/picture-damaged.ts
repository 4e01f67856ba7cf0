import { endingOf, FORMATS } from '../picture-files.ts';
import type { Rule } from '../types.ts';

/** Astro would publish half a photo without a word. */
export const pictureDamaged: Rule = {
  name: 'picture-damaged',
  canBeIgnored: false,
  *checkFiles({ pictures }) {
    for (const [file, { damage }] of pictures) {
      if (damage === undefined || !(endingOf(file) in FORMATS)) continue;
      yield {
        file,
        message: `This picture is damaged or incomplete, or it is not a picture. Export or copy it again. (${damage})`,
      };
    }
  },
};
