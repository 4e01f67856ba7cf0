/** Removes white space, to compare text with different line breaks. */
export function withoutSpace(text: string): string {
  return splitWords(text).join('');
}

/** Splits text into words. */
export function splitWords(text: string): string[] {
  return normalizeWords(text).split(/\s+/).filter(Boolean);
}

/** Makes quotation marks, dashes and ellipses equal, which the build makes typographic. */
export function normalizeWords(text: string): string {
  return text
    .replace(/[“”„«»"]/g, '"')
    .replace(/[‘’']/g, "'")
    .replace(/\.{3}|…/g, '…')
    .replace(/-{2,3}|[–—]/g, '–');
}
