import { isUtf8 } from 'node:buffer';
import { isText } from '../entry.ts';
import type { Rule } from '../types.ts';

/** Readers would see wrong characters with any other encoding. */
export const utf8: Rule = {
  name: 'utf-8',
  canBeIgnored: false,
  *checkEntry({ bytes, source }) {
    if (!isUtf8(bytes) || !isText(source)) {
      yield {
        // The decoder writes this character for what it cannot decode.
        at: Math.max(0, source.indexOf('\uFFFD')),
        message: 'This file is not in UTF-8, so characters would be lost. Save it again as UTF-8.',
      };
    }
  },
};
