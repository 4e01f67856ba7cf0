import { MAX_BYTES, MAX_PIXELS, MAX_SIDE } from '../picture-files.ts';
import type { Rule } from '../rule.ts';

/** Beyond these no reader sees a difference, and every editor waits. */
export const pictureLarge: Rule = {
  name: 'picture-large',
  canBeIgnored: false,
  *checkFiles({ pictures }) {
    for (const [file, { bytes, width = 0, height = 0 }] of pictures) {
      const remedy = 'Save it smaller: 2600 pixels in width are enough.';
      if (bytes > MAX_BYTES) {
        const size = Math.ceil(bytes / 1e6);
        yield { file, message: `It has ${size} MB, and at most 15 can be published. ${remedy}` };
      } else if (Math.max(width, height) > MAX_SIDE) {
        yield {
          file,
          message: `It is ${width} × ${height} pixels, and no side may have more than ${MAX_SIDE}. ${remedy}`,
        };
      } else if (width * height > MAX_PIXELS) {
        const size = Math.ceil((width * height) / 1e6);
        yield {
          file,
          message: `It has ${size} megapixels (${width} × ${height}), and at most 40 can be published. ${remedy}`,
        };
      }
    }
  },
};
