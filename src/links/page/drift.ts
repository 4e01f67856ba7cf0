import { overlap } from './words.ts';

/** A title that shares less with the recorded one stands for another page. */
const LEAST_SHARED = 0.5;

/** Scripts that leave no blank between words, so that what counts as one is a guess. */
const WITHOUT_BLANKS =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/**
 * Whether a page is called so differently from what the record says that it may be another.
 *
 * @param recorded the title that the record has
 * @param now the title that the page has
 */
export function hasDrifted(recorded: string | undefined, now: string): boolean {
  if (recorded === undefined || now === '') return false;
  if (WITHOUT_BLANKS.test(recorded) && WITHOUT_BLANKS.test(now)) {
    return overlap(pairsOf(recorded), pairsOf(now)) < LEAST_SHARED;
  }
  return overlap(recorded, now) < LEAST_SHARED;
}

/** Each two letters that stand side by side, as words. */
function pairsOf(text: string): string {
  const letters = Array.from(text.normalize('NFKC')).filter((letter) =>
    /[\p{L}\p{N}]/u.test(letter),
  );
  // Numbers, since a segmenter would take the letters apart again.
  return letters
    .slice(1)
    .map(
      (letter, index) => `${letters[index]?.codePointAt(0) ?? 0}0000${letter.codePointAt(0) ?? 0}`,
    )
    .join(' ');
}
