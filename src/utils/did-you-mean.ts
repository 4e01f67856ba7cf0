import { closestMatch } from 'leven';

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
  const found: string[] = [];
  // No page has more; on a large site this keeps the search fast.
  for (let rest = words.slice(0, 200); rest.length > 0 && found.length < 3;) {
    const word = closestMatch(written, rest) ?? rest[0] ?? '';
    found.push(word);
    rest = rest.filter((other) => other !== word);
  }
  return found;
}
