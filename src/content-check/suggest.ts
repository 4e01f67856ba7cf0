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
  const [first] = words;
  if (first === undefined) return [];
  const found = closestMatch(written, words) ?? first;
  const others = words.filter((word) => word !== found);
  return [found, ...closest(written, others)].slice(0, 3);
}
