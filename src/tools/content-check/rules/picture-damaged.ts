import { endingOf, FORMATS } from '../picture-files.ts';
import type { Rule } from '../rule.ts';

/** A picture decodes to its last row: half a photo would be published as if it were whole. */
export const pictureDamaged: Rule = {
  name: 'picture-damaged',
  canBeIgnored: false,
  *checkFiles({ pictures }) {
    for (const [file, { damage }] of pictures) {
      if (damage === undefined || !(endingOf(file) in FORMATS)) continue;
      yield {
        file,
        message: `This picture is damaged or cut off, or is no picture. Export or copy it once more. (${damage})`,
      };
    }
  },
};
