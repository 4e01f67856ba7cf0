/**
 * What a reader reads in a part of a page, in its order: text that is shown, or said aloud, with a
 * line break where an element ends that does not stand within a line. Runs in the browser.
 *
 * @param selector of the part
 */
export function pageWords(selector: string): string {
  const read = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element)) return '';
    const { display, visibility, opacity, fontSize } = getComputedStyle(node);
    const isUnseen = display === 'none' || visibility !== 'visible' || opacity === '0';
    // The number of a footnote is no word of the text.
    if (isUnseen || fontSize === '0px' || node.matches('[data-footnote-ref]')) return '';
    if (node.matches('br')) return '\n';
    const text = [...node.childNodes].map(read).join('');
    return display.startsWith('inline') || display === 'contents' ? text : `\n${text}\n`;
  };
  const part = document.querySelector(selector);
  return part ? read(part) : '';
}

/** The text of a part of a page without white space, for what sets it in other lines. */
export function withoutSpace(text: string): string {
  return wordsOf(text).join('');
}

/** The words of a text, with one character where typographers have several. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/[“”„«»"]/g, '"')
    .replace(/[‘’']/g, "'")
    .replace(/\.{3}|…/g, '…')
    .replace(/-{2,3}|[–—]/g, '–')
    .split(/\s+/)
    .filter(Boolean);
}
