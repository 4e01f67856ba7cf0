import type { CheerioAPI, load } from 'cheerio';

/** A node of a document. */
export type Node = Exclude<Parameters<typeof load>[0], string | Buffer | unknown[]>;
export type Nodes = ReturnType<CheerioAPI>;

/** Elements that begin and end a line. */
export const BLOCKS =
  'address,article,aside,blockquote,br,center,dd,details,div,dl,dt,fieldset,figcaption,figure,footer,h1,h2,h3,h4,h5,h6,header,hr,li,main,ol,p,pre,section,summary,table,td,th,tr,ul';

export const HEADINGS = 'h1,h2,h3,h4,h5,h6';
export const FRAMES = 'iframe,video,audio,embed,object';

/** Characters without a width, which no reader sees. */
export const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** Kramdown’s attribute lists: https://kramdown.gettalong.org/syntax.html#inline-attribute-lists */
export const ATTRIBUTE_LIST = /\s?\{:[^{}\n]*\}|\s\{#[^\s{}]+\}(?=\s*$)/gm;

/** What a page here cannot have, and why. All other markup is layout: it goes, its words stay. */
export const NOT_HERE: [selector: string, what: string, why: string][] = [
  ['script', 'A script', 'pages run no code'],
  ['style', 'A style sheet', 'all pages share one look'],
  ['form', 'A form', 'nobody here would receive what it sends; link to one elsewhere'],
  ['nav', 'A navigation', 'every page has the site’s own'],
  ['canvas,svg,math,dialog', 'A drawing or formula', 'it is code; save it as a picture'],
  ['input[type="checkbox"]', 'The boxes of a checklist', 'nobody can tick them on a page'],
  [
    '[id^="cmnt"],.msocomanchor,[style*="element:comment-list"]',
    'A comment',
    'readers do not see it',
  ],
];

/** All of that, and what nobody sees. */
const LEFT_OUT = [
  ...NOT_HERE.map(([selector]) => selector),
  'link,meta,title,template,noscript,datalist,input,select,textarea,[hidden],[style*="display:none"]',
  'sup:has(>a[href^="#cmnt"]),div:has(>p>[id^="cmnt"]),img[width="1"],#footnote-label',
].join(',');

/** Removes what is not text: what readers do not see, and tables of contents. */
export function removeMarks($: CheerioAPI): void {
  const hasNoWord = (node: Node) => !/[\p{L}\p{N}]/u.test($(node).text());
  const withoutNumbers = (text: string) => text.replace(/[\s.\d]/g, '');
  $(LEFT_OUT).remove();
  $(`:is(${HEADINGS}) a[href^="#"]`)
    .filter((_, link) => hasNoWord(link))
    .remove();
  $('ul,ol')
    .filter((_, list) => /\{:\s*toc\b/.test($(list).text()))
    .remove();
  for (const line of $('p:has(a[href^="#_Toc"]),p:has(a[href^="#h."])').toArray()) {
    const links = $(line).find('a').text();
    if (withoutNumbers($(line).text()) === withoutNumbers(links)) $(line).remove();
  }
}

/** The items of lists in Word’s HTML, or typed by hand: each begins with its bullet or number. */
export function findTypedItems($: CheerioAPI) {
  const isItem = (node: Node) =>
    $(node).is('[class^="MsoListParagraph"],[style*="mso-list:"]') ||
    /^\s*[•▪◦●‣]\s/.test($(node).text());
  return $('p').toArray().filter(isItem);
}

/** Removes the bullet or number with which a list’s item begins, and returns it. */
export function removeMark($: CheerioAPI, item: Node): string {
  const ignored = $(item).find('[style*="mso-list:Ignore"],[style*="mso-list: Ignore"]').first();
  if (ignored.length > 0) return ignored.remove().text().trim();
  const [, mark = ''] = /^\s*([·•▪◦●‣o§–-]|\(?[\da-z]{1,3}[.)])\s/i.exec($(item).text()) ?? [];
  let rest = mark.length;
  for (const text of textsIn(item)) {
    const trimmed = text.data.trimStart();
    text.data = trimmed.slice(rest);
    rest = Math.max(0, rest - trimmed.length);
    if (text.data.trim() !== '') break;
  }
  return mark;
}

/** The texts within a node, in order. */
export function textsIn(node: Node | undefined): (Node & { data: string })[] {
  if (node?.nodeType === 3) return [node];
  return node && 'children' in node ? node.children.flatMap(textsIn) : [];
}

/** Whether a link’s text is the mark of a footnote: `[1]`, `a`, `↩`. */
export function isNoteMark(text: string): boolean {
  return /^\s*(\[?[\da-z*†‡]{1,3}\]?|[↩↑^]\uFE0E?)?\s*$/i.test(text);
}

/** What leads to a video or frame: the page on which it is shown, and a text. */
export function linkOfFrame($: CheerioAPI, frame: Node): { href: string; text: string } {
  const { src, data, title } = $(frame).attr() ?? {};
  const source = src ?? data ?? $(frame).find('source').attr('src') ?? '';
  const href = source
    .replace(/^\/\//, 'https://')
    .replace(/.*youtube(-nocookie)?\.com\/embed\/([\w-]+).*/, 'https://www.youtube.com/watch?v=$2')
    .replace(/.*player\.vimeo\.com\/video\/(\d+).*/, 'https://vimeo.com/$1');
  const host = URL.parse(href)?.hostname.replace(/^www\./, '');
  return { href, text: title ?? `Open what was shown here${host ? `: ${host}` : ''}` };
}

/** Text on one line. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
