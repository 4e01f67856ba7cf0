import { endingOf, FORMATS, isPicture } from '../picture-files.ts';
import type { Rule } from '../types.ts';

/** Browsers do not show every format, and the build goes by the file's name. */
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
          message: `A "${ending}" picture cannot be published. Save it as JPEG, PNG, WebP or AVIF.`,
        };
      } else if (format !== undefined && format !== FORMATS[ending]) {
        const actual = Object.keys(FORMATS).find((name) => FORMATS[name] === format);
        yield {
          file,
          message: actual
            ? `The name ends in "${ending}", but the file is a "${actual}" picture. Change the ending to "${actual}".`
            : `This picture’s format, ${format}, cannot be published. Save it as JPEG, PNG, WebP or AVIF.`,
        };
      } else if (frames > 1) {
        yield {
          file,
          message: `This is an animation of ${frames} frames, and only a still picture can be published. Save one of the frames.`,
        };
      }
    }
  },
};
