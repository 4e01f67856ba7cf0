import { fill, FIXES, UNREADABLE } from './signs.ts';
import type { Finding, Range } from './types.ts';

/** A part of the source that MDX cannot read, and the rule that found it. */
export type Unreadable = Finding & Range & { rule: string };

/** Finds what MDX cannot read; in the front matter, only what is never meant as text. */
export function findUnreadable(source: string, textStart: number): Unreadable[] {
  const found: Unreadable[] = [];
  let text = source;
  for (const [rule, signs] of Object.entries(UNREADABLE)) {
    for (const [say, find] of Object.entries(signs)) {
      const first = found.length;
      for (const match of text.matchAll(find)) {
        const [written] = match;
        const [at, end] = [match.index, match.index + written.length];
        if (text[at - 1] === '\\' || (at < textStart && rule !== 'liquid')) continue;
        const instead = fill(FIXES[say] ?? '', match);
        // In a quotation, each line of a comment begins with ">".
        const isFixable = instead !== '' && !/\n[^\S\n]*>|\*\//.test(match[1] ?? '');
        const done = rule === 'html-void' ? 'wrote <br />' : 'wrote a note as {/* … */}';
        found.push({
          ...{ rule, at, end, message: fill(say, match) },
          fix: isFixable ? { at, end, text: instead, done } : undefined,
        });
      }
      text = hide(text, found.slice(first));
    }
  }
  return found;
}

/** Overwrites parts of a text with harmless characters, so that all others keep their offsets. */
export function hide(source: string, parts: Range[]): string {
  if (parts.length === 0) return source;
  const units = source.split('');
  // Of two parts that overlap, the first determines the character.
  for (const { at, end } of parts.toSorted((one, other) => other.at - one.at)) {
    // In an address, spaces would break it apart.
    const filler = '(/"\''.includes(source[at - 1] ?? ' ') ? 'x' : ' ';
    for (let index = at; index < end; index += 1) {
      if (!/[\r\n]/.test(units[index] ?? '')) units[index] = filler;
    }
  }
  return units.join('');
}
