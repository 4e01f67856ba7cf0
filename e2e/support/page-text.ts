import type { Piece } from './entry-text.ts';

/**
 * Reads the text of an article as {@link Piece}s, in order, with what each is in and why readers do not
 * see it, if they do not. Runs in the browser.
 */
export function readPageText(selector: string): Piece[] {
  /** Elements that say what the text in them is; `a`, `li` and `pre` are named apart. */
  const MARKS =
    'h1 h2 h3 h4 h5 h6 blockquote th td em strong b del ins code mark sub sup small kbd abbr cite q bdi'.split(
      ' ',
    );
  const address = (url: string) => {
    const { origin, pathname, search, hash } = new URL(url);
    const local = pathname === location.pathname && search === '' && hash !== '';
    const full = origin === location.origin ? pathname + search + hash : url;
    try {
      return decodeURI(local ? hash : full);
    } catch {
      return full;
    }
  };
  const listMarks = (element: HTMLElement): string[] => {
    const mark = markOf(element);
    const marks = mark ? [mark] : [];
    if (element.lang) marks.push(`in lang=${element.lang}`);
    if (element.dir) marks.push(`in dir=${element.dir}`);
    if (element instanceof HTMLTableCellElement) {
      const row = element.closest('tr')?.rowIndex ?? 0;
      marks.push(`in cell ${row + 1}.${element.cellIndex + 1}`);
      const { textAlign } = getComputedStyle(element);
      if (textAlign !== 'start') marks.push(`aligned ${textAlign}`);
    }
    return marks;
  };
  const markOf = (element: Element): string | undefined => {
    const name = element.localName;
    if (element instanceof HTMLAnchorElement && element.href) {
      const language = element.hreflang && ` in ${element.hreflang}`;
      return `a link to ${address(element.href)}${language}`;
    }
    if (element instanceof HTMLLIElement) {
      const list = element.parentElement;
      if (!(list instanceof HTMLOListElement)) return 'in item •';
      return `in item ${element.value || list.start + [...list.children].indexOf(element)}`;
    }
    if (name === 'pre' || (MARKS.includes(name) && !element.closest('pre, .note-title')))
      return `in <${name}>`;
    return undefined;
  };
  const hides = (element: Element): string | undefined => {
    const { display, visibility, opacity, fontSize, position, overflow } =
      getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    if (display === 'none') return 'display: none';
    if (visibility !== 'visible') return `visibility: ${visibility}`;
    if (Number(opacity) < 0.2) return `opacity: ${opacity}`;
    if (parseFloat(fontSize) < 1) return `font-size: ${fontSize}`;
    const isTiny = position === 'absolute' && overflow !== 'visible' && (width <= 1 || height <= 1);
    // The heading of the footnotes is for screen readers.
    if (isTiny && !element.matches('[data-footnotes] > h2')) return 'visually hidden';
    return undefined;
  };
  const pieces: Piece[] = [];
  const read = (node: Node, marks: string[], hidden: string | undefined): void => {
    if (node instanceof Text) pieces.push({ text: node.data, marks, hidden });
    if (!(node instanceof Element) || node.matches('[data-footnote-backref], script, style'))
      return;
    const why = hidden ?? hides(node);
    const add = (text: string, ...own: string[]) =>
      pieces.push({ text, marks: [...marks, ...own], hidden: why });
    if (node.matches('br')) add(' ');
    else if (node instanceof HTMLImageElement) add(' ▣ ', `described as “${node.alt}”`);
    else if (node.matches('hr')) add(' ※ ');
    else if (node.matches('[data-footnote-ref]')) {
      const target = document.getElementById(
        decodeURIComponent(node.getAttribute('href') ?? '').slice(1),
      );
      add(`[${target ? [...(target.parentElement?.children ?? [])].indexOf(target) + 1 : '?'}]`);
    } else {
      const isReference = node.querySelector(':scope > [data-footnote-ref]') !== null;
      const own = isReference ? [] : listMarks(node as HTMLElement);
      const isBlock = !/^(inline|contents)/.test(getComputedStyle(node).display);
      if (isBlock) add(' ');
      // The number of an idea.
      const { content } = getComputedStyle(node, '::before');
      if (node.matches('.idea > h2')) add(`${content.replaceAll('"', '')} `);
      for (const child of node.childNodes) read(child, [...marks, ...own], why);
      if (isBlock) add(' ');
    }
  };
  const article = document.querySelector(selector);
  const { lang } = document.documentElement;
  const outer = article?.closest<HTMLElement>('[lang]')?.lang ?? '';
  if (article) read(article, outer === lang ? [] : [`in lang=${outer}`], undefined);
  return pieces;
}
