import { isUtf8 } from 'node:buffer';
import { count } from '../../../utils/count.ts';
import { MAX_SIZE, isText } from '../entry.ts';
import { MAX_DEPTH } from '../tree.ts';
import { rule } from './rule.ts';

/** Readers would see wrong characters with any other encoding. */
const utf8 = rule('utf-8', function* ({ bytes, source }) {
  if (isUtf8(bytes) && isText(source)) return;
  const message = 'This file is not in UTF-8, so characters would be lost. Save it again as UTF-8.';
  // The decoder writes this character for what it cannot decode.
  yield { at: Math.max(0, source.indexOf('\uFFFD')), message };
});

/** Some programs on Windows add it; some tools then overlook the front matter. */
const byteOrderMark = rule('byte-order-mark', function* ({ bytes }) {
  if (bytes[0] !== 0xef || bytes[1] !== 0xbb || bytes[2] !== 0xbf) return;
  const message =
    'The file begins with an invisible byte-order mark. Save it as "UTF-8", not as "UTF-8 with BOM".';
  // The source was decoded without the mark, and is written without it.
  const fix = { start: 0, end: 0, text: '', done: 'removed the byte-order mark' };
  yield { at: 0, message, fix };
});

/** With Windows line ends, git would show every line as changed. */
const lineEnds = rule('line-ends', function* ({ source }) {
  const ends = source.match(/\r\n?/g);
  if (!ends) return;
  const message = `${count(ends.length, 'line ends', 'lines end')} as on Windows (CRLF). Set your editor to LF.`;
  const text = source.replaceAll(/\r\n?/g, '\n');
  const done = `changed ${count(ends.length, 'line end', 'line ends')} to LF`;
  const fix = { start: 0, end: source.length, text, done };
  yield { at: source.indexOf('\r'), level: 'warning', message, fix };
});

/** Control characters, and those that reverse text. The rule utf-8 reports NUL. */
const CONTROLS =
  /[[\p{Cc}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u200B\u202A-\u202E\u2066-\u2069\uFFFD]--[\0\t\n\r]]/gv;

/** They slip in when text is copied; at worst they hide what is really there. */
const controlCharacters = rule('control-characters', function* ({ source, bytes }) {
  for (const { index: at, 0: character } of source.matchAll(CONTROLS)) {
    const isLost = character === '\uFFFD';
    // In a file that is not UTF-8, the rule utf-8 reports all of them at once.
    if (isLost && !isUtf8(bytes)) continue;
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const message = isLost
      ? 'A character was lost here when the text was copied. Type it again.'
      : `There is an invisible character here (U+${code}). Delete it together with the characters next to it, and type those again.`;
    yield { at, message };
  }
});

/** Nobody reads such a long page, and an old phone cannot show it. */
const entrySize = rule('entry-size', function* ({ bytes }) {
  if (bytes.length <= MAX_SIZE) return;
  const message = `The file is ${Math.ceil(bytes.length / 1000)} KB; the limit is ${MAX_SIZE / 1000} KB. Split it into several pages.`;
  yield { message };
});

/** Nobody nests this deeply on purpose, and the build may run out of memory. */
const nesting = rule('nesting', function* ({ tooDeepAt }) {
  if (tooDeepAt === undefined) return;
  const message = `Lists, quotations or components are nested more than ${MAX_DEPTH} levels deep here. Use fewer levels.`;
  yield { at: tooDeepAt, message };
});

export const byteRules = [utf8, byteOrderMark, lineEnds, controlCharacters, entrySize, nesting];
