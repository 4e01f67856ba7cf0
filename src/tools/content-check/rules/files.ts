import { isUtf8 } from 'node:buffer';
import { isText, MAX_SIZE } from '../entry.ts';
import { importCommand } from '../page-addresses.ts';
import type { EntryRules } from '../types.ts';

/** Control characters, those that reverse text, and those that only one font has. */
const CONTROLS =
  /[[\p{Cc}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u200B\u202A-\u202E\u2066-\u2069\uFFFD]--[\0\t\n\r\uF0A7\uF0B7]]/gv;

export const fileRules: EntryRules = {
  /** Readers would see wrong characters with any other encoding. */
  *'utf-8'({ bytes, source, file }) {
    if (isUtf8(bytes) && isText(source)) return;
    const message = `This file is not in UTF-8, so characters would be lost. Save it again as UTF-8; to convert a word-processor document, type ${importCommand(file)}`;
    // The decoder writes this character for what it cannot decode.
    yield { at: Math.max(0, source.indexOf('\uFFFD')), message };
  },

  /** Some programs on Windows add it; some tools then overlook the front matter. */
  *'byte-order-mark'({ bytes }) {
    const message =
      'The file begins with an invisible byte-order mark. Save it as "UTF-8", not as "UTF-8 with BOM".';
    // The source was decoded without the mark, and is written without it.
    const fix = { at: 0, end: 0, text: '', done: 'removed the byte-order mark' };
    if (Buffer.from(bytes).toString('hex', 0, 3) === 'efbbbf') yield { at: 0, message, fix };
  },

  /** They slip in when text is copied; at worst they hide what is really there. */
  *'control-characters'({ source, bytes }) {
    // The rule utf-8 reports all that was lost in another encoding at once.
    if (!isText(source) || !isUtf8(bytes)) return;
    for (const { index: at, 0: character } of source.matchAll(CONTROLS)) {
      const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      const message = `There is an invisible or lost character here (U+${code}). Delete it together with the characters next to it, and type those again.`;
      yield { at, message };
    }
  },

  /** Nobody reads such a long page, and an old phone cannot show it. */
  *'entry-size'({ bytes }) {
    const kilobytes = Math.ceil(bytes.length / 1000);
    const message = `The file is ${kilobytes} KB; the limit is ${MAX_SIZE / 1000} KB. Split it into several pages.`;
    if (bytes.length > MAX_SIZE) yield { message };
  },
};
