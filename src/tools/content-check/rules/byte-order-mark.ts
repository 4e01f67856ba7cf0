import type { Rule } from '../rule.ts';

/** Some editors on Windows begin a file with it; some tools then do not see the front matter. */
export const byteOrderMark: Rule = {
  name: 'byte-order-mark',
  canBeIgnored: false,
  *checkEntry({ bytes }) {
    if (bytes[0] !== 0xef || bytes[1] !== 0xbb || bytes[2] !== 0xbf) return;
    yield {
      at: 0,
      message:
        'The file begins with a byte-order mark, which nobody sees. Save it as "UTF-8", not as "UTF-8 with BOM".',
      // The source is read without it, and so it is written.
      fix: { edits: [{ start: 0, end: 0, text: '' }], done: 'took out the byte-order mark' },
    };
  },
};
