import type { CheerioAPI, load } from 'cheerio';

/** A node of a document. */
export type Node = Exclude<Parameters<typeof load>[0], string | Buffer | unknown[]>;
export type Nodes = ReturnType<CheerioAPI>;

/** Elements that begin and end a line; so does a line break. */
export const BLOCKS =
  'address,article,aside,blockquote,center,dd,details,div,dl,dt,fieldset,figcaption,figure,footer,h1,h2,h3,h4,h5,h6,header,hr,li,main,ol,p,pre,section,summary,table,td,th,tr,ul';

export const HEADINGS = 'h1,h2,h3,h4,h5,h6';
const FRAMES = 'iframe,video,audio,embed,object';

/** Characters that no reader sees; joiners, which shape the letters around them, are none. */
export const INVISIBLE = /[\u00AD\u200B\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** Kramdown’s attribute lists: https://kramdown.gettalong.org/syntax.html#inline-attribute-lists */
export const ATTRIBUTE_LIST = /\s?\{:[^{}\n]*\}|\s\{#[^\s{}]+\}(?=\s*$)/gm;

/** What a page here cannot have, and why. All other markup is layout: it goes, its words stay. */
export const NOT_HERE: [selector: string, what: string, why: string][] = [
  ['script', 'A script', 'pages run no code'],
  ['style', 'A style sheet', 'all pages share one look'],
  ['form', 'A form', 'nobody here would receive what it sends; link to one elsewhere'],
  ['nav', 'A menu', 'every page has the site’s own'],
  ['canvas,svg,math', 'A drawing or formula', 'it is code; save it as a picture'],
  ['input:checkbox', 'The boxes of a checklist', 'readers cannot tick them'],
  ['input:not(:checkbox,[type=hidden])', 'A form field', 'readers cannot fill it in'],
  ['select,textarea', 'A form field', 'readers cannot fill it in'],
  ['img[width="1"],img[height="1"]', 'A picture of one pixel', 'nobody sees it'],
  [`:is(${FRAMES}):not([src],[data],:has(source))`, 'An empty frame', 'it shows nothing'],
  ['iframe[src=""]', 'An empty frame', 'it shows nothing'],
  ['[hidden],dialog', 'A hidden part', 'readers did not see it'],
  [
    ':is([style*="display:none"],[style*="display: none"]):not(hr,a)',
    'A hidden part',
    'readers did not see it',
  ],
  ['[id^=cmnt],.msocomanchor', 'A comment', 'readers do not see it'],
  ['[style*="element:comment-list"]', 'A comment', 'readers do not see it'],
];

/** All of that, and what nobody sees. */
const LEFT_OUT = [
  ...NOT_HERE.map(([selector]) => selector),
  'link,meta,title,template,noscript,datalist,input,wbr,.material-icons,hr[style*="display:none"]',
  'sup:has(>a[href^="#cmnt"]),div:has(>p>[id^="cmnt"]),#footnote-label',
].join(',');

/** Removes what is not text: what readers do not see, and tables of contents. */
export function removeMarks($: CheerioAPI): void {
  $(LEFT_OUT).remove();
  // The sign beside a heading that is a link to itself.
  const isSign = (_: number, link: Node) => !/[\p{L}\p{N}]/u.test($(link).text());
  $(`:is(${HEADINGS}) a[href^="#"]`).filter(isSign).remove();
  const isToc = (_: number, list: Node) =>
    /\{:\s*toc\b/.test($(list).clone().find('code').remove().end().text());
  $('ul,ol').filter(isToc).remove();
  const isLine = (_: number, it: Node) => isContents($(it).text(), $(it).find('a').text());
  $('p:has(a[href^="#_Toc"],a[href^="#h."])').filter(isLine).remove();
}

/** The items of lists in Word’s HTML, or typed by hand: each begins with its bullet, number or box. */
export function findTypedItems($: CheerioAPI) {
  const word = '[class^="MsoListParagraph"][style*="text-indent:-"],[style*="mso-list:"]';
  const isTyped = (it: Node) => /^\s*[•▪◦●‣☐☑☒□]\s/.test($(it).text());
  return $('p,li:not(:has(p))').filter((_, it) => $(it).is(word) || isTyped(it));
}

/** Removes the bullet or number with which a list’s item begins, and returns it. */
export function removeMark($: CheerioAPI, item: Node): string {
  const ignored = $(item).find('[style*="mso-list:Ignore"],[style*="mso-list: Ignore"]').first();
  if (ignored.length > 0) return ignored.remove().text().trim();
  const [, mark = ''] = /^\s*([·•▪◦●‣☐☑☒□o§–-]|\(?[\da-z]{1,3}[.)])\s/i.exec($(item).text()) ?? [];
  let rest = mark;
  for (const text of textsIn(item)) {
    const start = text.data.trimStart();
    text.data = start.slice(rest.length);
    rest = rest.slice(start.length);
    if (text.data.trim() !== '') break;
  }
  return mark;
}

/** The texts within a node, in order. */
export function textsIn(node: Node | null | undefined): (Node & { data: string })[] {
  if (node?.nodeType === 3) return [node];
  return node && 'children' in node ? node.children.flatMap(textsIn) : [];
}

/** The marks of footnotes, of any program: links to a note, in which there are links back. */
export function findNoteMarks($: CheerioAPI) {
  const links = $('a[href^="#"]');
  const backs = new Set<Node>();
  const known = new Map<string, Nodes>();
  return links.toArray().flatMap((mark) => {
    const { id, name, href: note = '' } = mark.attribs;
    const sup = $(mark).closest('sup');
    const text = $(mark).text().trim();
    const ids = [id, name, sup.attr('id'), sup.parent().attr('id')].filter(Boolean);
    const own = links.filter((_, it) => it !== mark && ids.includes(it.attribs.href?.slice(1)));
    const back = own.length > 0 ? own : (known.get(note) ?? own);
    // Each leads to the other; the mark in the text is the one that comes first.
    if (backs.has(mark) || !/^\[?[\da-z*†‡]{1,3}\]?$/i.test(text)) return [];
    for (const it of back.toArray()) backs.add(it);
    known.set(note, back);
    return back.length > 0
      ? [{ mark: sup.text().trim() === text ? sup : $(mark), back, note }]
      : [];
  });
}

/** Videos and other frames become links to where they are: pages load nothing from other hosts. */
export function replaceFrames($: CheerioAPI): void {
  for (const frame of $(FRAMES)) {
    const { src, data, title } = frame.attribs;
    const href = (src ?? data ?? $(frame).find('source').attr('src') ?? '')
      .replace(/^\/\//, 'https://')
      .replace(/.*youtube[\w.-]*\/embed\/([\w-]+).*/, 'https://www.youtube.com/watch?v=$1')
      .replace(/.*player\.vimeo\.com\/video\/(\d+).*/, 'https://vimeo.com/$1');
    const host = URL.parse(href)?.hostname.replace(/^www\./, '');
    const text = title ?? `Open what was shown here${host ? `: ${host}` : ''}`;
    $(frame).replaceWith($('<p>').append($('<a>').attr('href', href).text(text)));
  }
}

/** Text on one line. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Whether a line is one of a table of contents: nothing but links, page numbers and dots. */
export function isContents(line: string, links: string): boolean {
  const [all, linked] = [line, links].map((text) => text.replace(/[\s.\d]/g, ''));
  return all === linked;
}
