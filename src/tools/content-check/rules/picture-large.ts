import { MAX_BYTES, MAX_PIXELS, MAX_SIDE } from '../picture-files.ts';
import type { Rule } from '../types.ts';

/** Larger pictures look no better, and make every build slower. */
export const pictureLarge: Rule = {
  name: 'picture-large',
  canBeIgnored: false,
  *checkFiles({ pictures }) {
    for (const [file, { bytes, width = 0, height = 0 }] of pictures) {
      const remedy = 'Save it smaller: a width of 2600 pixels is enough.';
      if (bytes > MAX_BYTES) {
        const size = Math.ceil(bytes / 1e6);
        const limit = MAX_BYTES / 1e6;
        yield { file, message: `This file is ${size} MB; the limit is ${limit} MB. ${remedy}` };
      } else if (Math.max(width, height) > MAX_SIDE) {
        yield {
          file,
          message: `This picture is ${width} × ${height} pixels; the limit for each side is ${MAX_SIDE}. ${remedy}`,
        };
      } else if (width * height > MAX_PIXELS) {
        const size = Math.ceil((width * height) / 1e6);
        yield {
          file,
          message: `This picture has ${size} megapixels (${width} × ${height}); the limit is ${MAX_PIXELS / 1e6}. ${remedy}`,
        };
      }
    }
  },
};
