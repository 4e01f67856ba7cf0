import { isUtf8 } from 'node:buffer';
import type { Rule } from '../types.ts';

/**
 * Control characters except tabs and line ends, replacement characters, and those that reverse
 * the direction of text. The rule utf-8 reports NUL.
 */
const CONTROLS =
  /[[\p{Cc}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u200B\u202A-\u202E\u2066-\u2069\uFFFD]--[\0\t\n\r]]/gv;

/** They slip in when text is copied; at worst they hide what is really there. */
export const controlCharacters: Rule = {
  name: 'control-characters',
  canBeIgnored: false,
  *checkEntry({ source, bytes }) {
    for (const { index, 0: character } of source.matchAll(CONTROLS)) {
      // In a file that is not UTF-8, the rule utf-8 reports all of them at once.
      if (character === '\uFFFD' && !isUtf8(bytes)) continue;
      const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      yield {
        at: index,
        message:
          character === '\uFFFD'
            ? 'A character was lost here when the text was copied. Type it again.'
            : `There is an invisible character here (U+${code}). Delete it together with the characters next to it, and type those again.`,
      };
    }
  },
};
