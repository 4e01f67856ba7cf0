import { isUtf8 } from 'node:buffer';
import { isText } from '../entry.ts';
import type { Rule } from '../rule.ts';

/** Any other encoding would show wrong letters to readers. */
export const utf8: Rule = {
  name: 'utf-8',
  canBeIgnored: false,
  *checkEntry({ bytes, source }) {
    if (!isUtf8(bytes) || !isText(source)) {
      yield {
        // What cannot be decoded was read as this sign.
        at: Math.max(0, source.indexOf('\uFFFD')),
        message:
          'The file is not in UTF-8, so letters would be lost. Save it once more, with the encoding UTF-8.',
      };
    }
  },
};
