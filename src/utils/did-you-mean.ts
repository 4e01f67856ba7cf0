import leven, { closestMatch } from 'leven';

/** ` Did you mean "title"?`, or an empty string if no word is close to what was written. */
export function didYouMean(written: string, words: readonly string[]): string {
  const maxDistance = Math.floor(written.length * 0.4);
  const same = words.find((word) => word.toLowerCase() === written.toLowerCase());
  const close =
    same ?? (maxDistance > 0 ? closestMatch(written, words, { maxDistance }) : undefined);
  return close === undefined ? '' : ` Did you mean "${close}"?`;
}

/** The three words that are closest to what was written, the closest first. */
export function closest(written: string, words: readonly string[]): string[] {
  return [...new Set(words)]
    .map((word) => ({ word, distance: leven(written, word) }))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map(({ word }) => word);
}
