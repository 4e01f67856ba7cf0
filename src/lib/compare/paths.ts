/** A path with its characters in place of their codes; a stray percent sign stands for itself. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * What all spellings of a path have in common that lead to one file: `/x`, `/x/` and
 * `/x/index.html`, with an `ü` of one character or of two. Capital letters make a difference, as
 * on most hosts.
 *
 * @param path decoded; begins with a slash
 */
export function keyOf(path: string): string {
  return path.normalize('NFC').replace(/\/(index\.html)?$/, '');
}

/**
 * A path as it can be copied from a report into `redirectFrom`, which takes no spaces.
 *
 * @param path decoded
 */
export function writtenPath(path: string): string {
  return path.replace(/[\s%?#\\]/g, encodeURIComponent);
}
