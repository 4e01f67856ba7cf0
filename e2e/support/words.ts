/**
 * Reads the text of an element that is shown or read aloud, in order, with line breaks around block
 * elements. Runs in the browser.
 */
export function readText(selector: string): string {
  const read = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element)) return '';
    const { display, visibility, opacity, fontSize } = getComputedStyle(node);
    const isHidden = display === 'none' || visibility !== 'visible' || opacity === '0';
    // Footnote numbers are not words of the text.
    if (isHidden || fontSize === '0px' || node.matches('[data-footnote-ref]')) return '';
    if (node.matches('br')) return '\n';
    const text = [...node.childNodes].map(read).join('');
    return display.startsWith('inline') || display === 'contents' ? text : `\n${text}\n`;
  };
  const element = document.querySelector(selector);
  return element ? read(element) : '';
}

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
