import { load, type CheerioAPI } from 'cheerio';
import { slug } from 'github-slugger';
import { lineOf, type Source } from './types.ts';

/** A node of a document. */
type Node = Exclude<Parameters<typeof load>[0], string | Buffer | unknown[]>;
type AddressOf = (href: string) => string | undefined;

/** Says what was not brought along. */
type Report = (node: Node, what: string, why: string) => void;

/** Elements that begin and end a line. */
export const BLOCKS =
  'address,article,aside,blockquote,center,dd,details,div,dl,dt,figcaption,figure,footer,form,h1,h2,h3,h4,h5,h6,header,hr,li,main,ol,p,pre,section,summary,table,td,th,tr,ul';
const HEADINGS = 'h1,h2,h3,h4,h5,h6';
const FRAMES = 'iframe,video,audio,embed,object';

/** What a page here cannot have, and why. All other markup is layout: it goes, its words stay. */
const NOT_HERE: [selector: string, what: string, why: string][] = [
  ['script', 'A script', 'pages run no code'],
  ['style', 'A style sheet', 'all pages share one look'],
  ['form', 'A form', 'nobody here would receive what it sends; link to one elsewhere'],
  ['nav', 'A menu', 'every page has the site’s own'],
  ['canvas,svg,math', 'A drawing or formula', 'it is code; save it as a picture'],
  ['input:not([type=hidden]),select,textarea', 'A form field or box', 'readers cannot fill it in'],
  ['img[width="1"],img[height="1"]', 'A picture of one pixel', 'nobody sees it'],
  [
    '[hidden],dialog,:is([style*="display:none"],[style*="display: none"]):not(hr,a)',
    'A hidden part',
    'readers did not see it',
  ],
];

/** Removes what readers do not see. */
export function removeUnseen($: CheerioAPI): void {
  for (const [selector] of NOT_HERE) $(selector).remove();
  $('link,meta,title,template,noscript,datalist,input,.material-icons,#footnote-label').remove();
  // The sign beside a heading that is a link to itself.
  const signs = $(`:is(${HEADINGS}) a[href^="#"]`);
  signs.filter((_, link) => !hasWords($(link).text())).remove();
}

export const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** Videos and other frames become links to where they are: pages load nothing from other hosts. */
export function replaceFrames($: CheerioAPI): void {
  for (const frame of $(FRAMES)) {
    const { src, data, title } = frame.attribs;
    const href = (src ?? data ?? $(frame).find('source').attr('src') ?? '')
      .replace(/^\/\//, 'https://')
      .replace(/.*youtube[\w.-]*\/embed\/([\w-]+).*/, 'https://www.youtube.com/watch?v=$1')
      .replace(/.*player\.vimeo\.com\/video\/(\d+).*/, 'https://vimeo.com/$1');
    const text = title ?? `Open what was shown here: ${URL.parse(href)?.hostname ?? href}`;
    $(frame).replaceWith($('<p>').append($('<a>').attr('href', href).text(text)));
  }
}

/** Text on one line. */
const collapse = (text: string) => text.replace(/\s+/g, ' ').trim();

/**
 * Reduces a source’s HTML to what MDX can say: layout goes and its words stay.
 *
 * @param addressOf the address here, for one of the source; nothing if the link leads nowhere
 * @returns the document, and the text of its first main heading
 */
export function tidy(source: Source, addressOf: AddressOf) {
  const $ = load(source.html, null, false);
  const report: Report = (node, what, why) => {
    const { src, href, action, id } = $(node).attr() ?? {};
    const words = collapse($(node).text() || $(node).parent().text()).slice(0, 40);
    const needle = [src, href, action, id, words].find((it) => it && source.written?.includes(it));
    const where = needle ? lineOf(needle, source.written) : `at “${words}”`;
    source.notices.push({ what, where, why });
  };
  for (const [selector, what, why] of NOT_HERE)
    for (const node of $(selector)) report(node, what, why);
  removeUnseen($);
  for (const node of $('*').add($.root()).contents()) if (node.nodeType === 8) $(node).remove();
  // What stands between the items of a list belongs to the one before.
  for (const part of $('ul,ol').contents().not('li'))
    if ($(part).text().trim() !== '') $(part).prevAll('li').first().append(' ').append(part);
  $('dt').wrapInner('<strong>');
  for (const details of $('details>summary')) $(details).wrapInner('<strong>').wrapInner('<p>');
  setNotes($);
  replaceFrames($);
  setPictures($);
  setLinks($, addressOf, report);
  setTables($, report);
  const heading = setHeadings($);
  setAnchors($);
  setEmphasis($);
  return { $, heading };
}

/** Notes are the items of a list that lead back to their marks, whoever made them. */
function setNotes($: CheerioAPI) {
  const notes: string[] = [];
  for (const link of $('a[href^="#"]')) {
    const mark = $(link).closest('sup').add(link).first();
    const ids = [$(link).attr('id'), mark.attr('id')].map((id) => `#${id}`);
    const note = $(`[id="${link.attribs.href?.slice(1)}"]`).filter('li,x-note');
    const backs = note.find('a').filter((_, it) => ids.includes(it.attribs.href ?? ''));
    if (backs.length === 0) continue;
    const { id = '' } = note.attr() ?? {};
    if (!notes.includes(id)) {
      notes.push(id);
      const list = note.parent();
      $.root().append(
        $('<x-note>')
          .attr({ id, 'data-note': String(notes.length) })
          .append(note.contents()),
      );
      note.remove();
      if (list.children().length === 0) list.prev('hr').add(list).remove();
    }
    backs.remove();
    mark.replaceWith(`<sup data-note="${notes.indexOf(id) + 1}">*</sup>`);
  }
}

function setPictures($: CheerioAPI) {
  for (const image of $('img')) {
    const { src = '', alt = '', title = '' } = image.attribs;
    // A picture that is loaded late has its address elsewhere.
    const late = image.attribs['data-src'] ?? image.attribs['data-lazy-src'];
    const figure = $(image).closest('figure').has('img:only-of-type');
    const caption = figure.children('figcaption:not(:has(a))').first();
    $(image).attr({
      src: (late && /^(data:|$)/.test(src) ? late : src).trim(),
      alt: collapse(alt) || '[fill in: what the picture shows]',
      title: collapse(caption.remove().text()) || title,
    });
  }
}

/** Leads links to their pages here. */
function setLinks($: CheerioAPI, addressOf: AddressOf, report: Report) {
  for (const link of $('a')) {
    const { href, id = link.attribs.name } = link.attribs;
    const target = href === undefined ? undefined : addressOf(href);
    const isEmpty = $(link).text().trim() === '' && $(link).find('img').length === 0;
    if (id) $(link).before($('<span>').attr('id', id)).removeAttr('id');
    $(link).attr('href', target ?? '');
    if (target && !isEmpty) continue;
    const why = target ? 'it has no words' : 'it leads nowhere here';
    if (href !== undefined) report(link, `A link to ${href || 'nothing'}`, why);
    $(link).replaceWith($(link).contents());
  }
}

/** The first main heading becomes the page’s; the others keep their order of levels, without gaps. */
function setHeadings($: CheerioAPI): string {
  for (const heading of $(HEADINGS)) {
    $(heading).find('img,sup[data-note]').insertAfter(heading);
    $(heading).find('br').replaceWith(' ');
    for (const bold of $(heading).find('strong,b')) $(bold).replaceWith(bold.children);
    if (collapse($(heading).text()) === '') $(heading).replaceWith($(heading).contents());
    else if ($(heading).closest('td,th,dt').length > 0) heading.tagName = 'strong';
  }
  const main = $('h1').first();
  const above: number[] = [];
  for (const heading of $(HEADINGS).not(main)) {
    const level = Number(heading.tagName[1]);
    while ((above.at(-1) ?? 0) >= level) above.pop();
    above.push(level);
    heading.tagName = `h${Math.min(6, above.length + 1)}`;
  }
  return collapse(main.remove().text());
}

/** An id that is not the words of a heading is kept by an anchor, if it is a heading’s or linked. */
function setAnchors($: CheerioAPI) {
  const seen = new Set(Array.from($(HEADINGS), (heading) => slug(collapse($(heading).text()))));
  for (const node of $('[id]')) {
    const { id = '' } = node.attribs;
    const isNeeded = $(node).is(HEADINGS) || $(`a[href="#${id}"]`).length > 0;
    const outer = `p,ul,ol,dl,table,blockquote,pre,${HEADINGS},x-note`;
    const place = $(node).parents(outer).last().add(node).first();
    if (isNeeded && !seen.has(id) && !/[\s#"\\]/.test(id))
      place.before($('<x-anchor>').attr('id', id));
    seen.add(id);
  }
}

function setTables($: CheerioAPI, report: Report) {
  for (const table of $('table').toArray().reverse()) {
    const rows = $(table).find('> tr, > * > tr');
    const cells = rows.children('td,th');
    $(table).before($('<p>').append($(table).children('caption').remove().contents()));
    const isWide = rows.is((_, row) => $(row).children().length > 1);
    const hasBlocks = cells.find(`table,blockquote,pre,figure,${HEADINGS}`).length > 0;
    if (!isWide || rows.length < 2 || hasBlocks) {
      // A table for layout: its cells follow one another.
      if (rows.length > 1 && isWide)
        report(table, 'The form of a table', 'a Markdown table holds single lines');
      for (const cell of cells) cell.tagName = 'div';
      $(table).replaceWith($('<div>').append(cells));
      continue;
    }
    if (cells.is('[rowspan]:not([rowspan="1"]),[colspan]:not([colspan="1"])'))
      report(cells.get(0) ?? table, 'A table’s merged cells', 'Markdown has none');
    for (const block of cells.find(BLOCKS).toArray().reverse())
      $(block).before('<br>').after('<br>').replaceWith($(block).contents());
    for (const cell of cells) {
      const lines = ($(cell).html() ?? '').replace(/\s+/g, ' ').split(/ ?<br> ?/);
      $(cell).html(lines.filter(Boolean).join('<br>'));
      const [, align] = /text-align:\s*(center|right)/.exec(cell.attribs.style ?? '') ?? [];
      if (align) $(cell).attr('align', align);
    }
    if ($(table).find('th').length === 0)
      for (const cell of rows.first().children('td')) cell.tagName = 'th';
  }
}

/** HTML between the spaces at its ends. */
const EDGES = /^((?:\s|&nbsp;|<br>)*)([^]*?)((?:\s|&nbsp;|<br>)*)$/;

/** Emphasis neither begins nor ends with a space, nor is it empty, doubled or around a block. */
function setEmphasis($: CheerioAPI) {
  for (const it of $('p:not(:has(img))')) if ($(it).text().trim() === '') $(it).remove();
  for (const node of $('strong,b,em,i,del,a,abbr,span,sup,sub').toArray().reverse()) {
    const element = $(node);
    const [, start = '', inner = '', end = ''] = EDGES.exec(element.html() ?? '') ?? [];
    const isDouble = element.is('strong,em') && element.parents(node.tagName).length > 0;
    const hasBlocks = !element.is('a') && element.find(BLOCKS).length > 0;
    if (inner === '' || isDouble || hasBlocks) element.replaceWith(element.contents());
    else if (start || end) element.before(start).after(end).html(inner);
  }
}
