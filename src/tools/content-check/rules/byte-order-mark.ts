import type { Rule } from '../types.ts';

/** Some programs on Windows add it; some tools then overlook the front matter. */
export const byteOrderMark: Rule = {
  name: 'byte-order-mark',
  canBeIgnored: false,
  *checkEntry({ bytes }) {
    if (bytes[0] !== 0xef || bytes[1] !== 0xbb || bytes[2] !== 0xbf) return;
    yield {
      at: 0,
      message:
        'The file begins with an invisible byte-order mark. Save it as "UTF-8", not as "UTF-8 with BOM".',
      // The source was decoded without the mark, and is written without it.
      fix: { edits: [{ start: 0, end: 0, text: '' }], done: 'removed the byte-order mark' },
    };
  },
};
