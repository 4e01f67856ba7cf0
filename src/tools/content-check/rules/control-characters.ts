import { isUtf8 } from 'node:buffer';
import type { Rule } from '../rule.ts';

/**
 * Signs that nobody sees: control characters but for tabs and line ends, lost letters, and those
 * that turn the order of others. A NUL makes a file no text at all, which is a rule of its own.
 */
const CONTROLS =
  /[[\p{Cc}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u200B\u202A-\u202E\u2066-\u2069\uFFFD]--[\0\t\n\r]]/gv;

/** They come with a copy from elsewhere; at best nobody sees them, at worst they hide what is there. */
export const controlCharacters: Rule = {
  name: 'control-characters',
  canBeIgnored: false,
  *checkEntry({ source, bytes }) {
    for (const { index, 0: sign } of source.matchAll(CONTROLS)) {
      // In another encoding every such letter is lost, and one message says so.
      if (sign === '\uFFFD' && !isUtf8(bytes)) continue;
      const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      yield {
        at: index,
        message:
          sign === '\uFFFD'
            ? 'A letter was lost here when the text was copied. Write it anew.'
            : `There is a sign here that nobody can see (U+${code}). Delete it and the letters beside it, and write those anew.`,
      };
    }
  },
};
