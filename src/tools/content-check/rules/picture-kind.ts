import { endingOf, FORMATS, isPicture } from '../picture-files.ts';
import type { Rule } from '../rule.ts';

/** A picture is of a kind that browsers show, and is what its name says. */
export const pictureKind: Rule = {
  name: 'picture-kind',
  canBeIgnored: false,
  *checkFiles({ files, pictures }) {
    for (const file of files.filter(isPicture)) {
      const ending = endingOf(file);
      const { format, frames = 1 } = pictures.get(file) ?? {};
      if (!(ending in FORMATS)) {
        yield {
          file,
          message: `A picture of the kind "${ending}" cannot be published. Save it as JPEG, PNG, WebP or AVIF.`,
        };
      } else if (format !== undefined && format !== FORMATS[ending]) {
        yield {
          file,
          message: Object.values(FORMATS).includes(format)
            ? `Its name ends in "${ending}", but it holds a picture of the kind "${format}". Rename it to fit.`
            : `It holds a picture of the kind "${format}", which cannot be published. Save it as JPEG, PNG, WebP or AVIF.`,
        };
      } else if (frames > 1) {
        yield {
          file,
          message: `It holds ${frames} pictures that move, and only one that stands still can be published. Save one of them.`,
        };
      }
    }
  },
};
