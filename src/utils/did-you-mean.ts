import { closestMatch } from 'leven';

/** ` Did you mean "title"?`, if one of the words is close to what was written; else nothing. */
export function didYouMean(written: string, words: readonly string[]): string {
  const maxDistance = Math.floor(written.length * 0.4);
  const same = words.find((word) => word.toLowerCase() === written.toLowerCase());
  const close =
    same ?? (maxDistance > 0 ? closestMatch(written, words, { maxDistance }) : undefined);
  return close === undefined ? '' : ` Did you mean "${close}"?`;
}

/** The words that are closest to what was written, at most three, the closest first. */
export function closest(written: string, words: readonly string[]): string[] {
  const found: string[] = [];
  // Of more than a page can have, the first will do.
  for (let rest = words.slice(0, 200); rest.length > 0 && found.length < 3;) {
    const word = closestMatch(written, rest) ?? rest[0] ?? '';
    found.push(word);
    rest = rest.filter((other) => other !== word);
  }
  return found;
}
