import { load, type CheerioAPI } from 'cheerio';
import { slug } from 'github-slugger';
import { escapeMarkup } from '../../utils/escape.ts';
import * as html from './elements.ts';
import { BLOCKS, collapse, HEADINGS, textsIn, type Node, type Nodes } from './elements.ts';
import { lineOf, type Source } from './types.ts';

type AddressOf = (href: string) => string | undefined;

/** Says what was not brought along. */
type Report = (node: Node, what: string, why: string) => void;

/**
 * Reduces a source’s HTML to what MDX can say: layout goes and its words stay.
 *
 * @param addressOf the address here, for one of the source; nothing if the link leads nowhere
 * @param pictureOf the picture’s file, for its address in the source
 * @returns the HTML, and the text of its first main heading
 */
export function tidy(source: Source, addressOf: AddressOf, pictureOf: (src: string) => string) {
  const $ = load(source.html, null, false);
  const report: Report = (node, what, why) => {
    const { src, href, action, id } = $(node).attr() ?? {};
    const own = $(node).text().trim() === '' ? node.parent : node;
    const words = collapse(Array.from(textsIn(own), ({ data }) => data).join(' ')).slice(0, 40);
    const isFound = (it?: string) => it && it.length > 2 && source.written?.includes(it);
    const needle = [src, href, action, id, words].find(isFound);
    const where = needle ? lineOf(needle, source.written ?? '') : words && `at “${words}”`;
    source.notices.push({ what, where: where || 'in the text', why });
  };
  for (const [selector, what, why] of html.NOT_HERE)
    for (const node of $(selector)) report(node, what, why);
  const css = $('style').text();
  for (const text of textsIn($.root().get(0))) text.data = text.data.replace(html.INVISIBLE, '');
  // In Markdown, a comment is an editor’s own.
  for (const node of source.kind === 'Markdown' ? [] : $('*').add($.root()).contents())
    if (node.nodeType === 8) $(node).remove();
  for (const [selector, name] of RENAMED) for (const node of $(selector)) node.tagName = name;
  setLists($);
  html.removeMarks($);
  setStyles($, css);
  setLanguages($);
  if (source.kind === 'Markdown') setAttributeLists($);
  setAbbreviations($, source.abbreviations ?? {});
  setNotes($);
  html.replaceFrames($);
  setComponents($);
  setPictures($, pictureOf);
  setLinks($, addressOf, report);
  setTables($, report);
  const heading = setHeadings($);
  setAnchors($);
  setDefinitions($);
  setInline($);
  setCode($);
  return { html: $.html(), heading };
}

/** Elements that are others by now, or mean as much. */
const RENAMED = [
  ['menu,dir', 'ul'],
  ['b', 'strong'],
  ['i', 'em'],
  ['samp,tt', 'code'],
  ['u,var,dfn', 'span'],
  ['dl:not(:has(dt)) dd', 'div'],
] as const;

/** Word and Google Docs write nested lists one after the other, with the level in a style or class. */
function setLists($: CheerioAPI) {
  for (const item of $('ol>li[value]:first-child')) {
    const { value = '' } = item.attribs;
    $(item).parent().attr('start', value);
  }
  for (const item of html.findTypedItems($)) {
    const { style = '' } = item.attribs;
    // Each level is half an inch further in.
    const [, size = '0', unit = ''] = /margin-left:\s*([\d.]+)(in|pt|cm)/.exec(style) ?? [];
    const steps = Math.round(Number(size) / ({ pt: 36, cm: 1.27 }[unit] ?? 0.5));
    const [, level = Math.max(1, steps)] = /level(\d)/.exec(style) ?? [];
    const mark = html.removeMark($, item);
    if (item.tagName === 'li') continue;
    const tag = /[\da-z][.)]/i.test(mark) ? 'ol' : 'ul';
    const [start = '1'] = /\d+/.exec(mark) ?? [];
    $(item).wrap(`<${tag} class="lst-kix-${Number(level) - 1}" start="${start}">`);
    item.tagName = 'li';
  }
  // What stands between the items of a list belongs to the one before.
  for (const part of $('ul,ol').contents().not('li')) {
    const item = $(part).prevAll('li').first();
    if ($(part).text().trim() === '') continue;
    if (item.length > 0) item.append(' ').append(part);
    else $(part).wrap('<li>');
  }
  for (const list of $('[class*="lst-kix"]').filter('ul,ol')) {
    const level = Number(/lst-kix\S*-(\d)/.exec(list.attribs.class ?? '')?.[1] ?? 0);
    let above = $(list).prev('ul,ol');
    for (let depth = 0; depth < level && above.length > 0; depth += 1) {
      const item = above.children('li').last();
      above = item.children('ul,ol').last();
      if (above.length === 0) item.append(list);
    }
    if (above.is(list.name)) above.append($(list).remove().contents());
  }
  // A list of a deeper level alone, as after a picture.
  for (const list of $('li:only-child>ul:only-child,li:only-child>ol:only-child')) {
    const item = $(list).parent();
    if (item.text() === $(list).text()) item.parent().replaceWith(list);
  }
}

/** What the style sheets of word processors say in place of elements. */
const STYLES: [RegExp, string][] = [
  [/font-weight:\s*(bold|[6-9]00)/, 'strong'],
  [/font-style:\s*italic/, 'em'],
  [/vertical-align:\s*super/, 'sup'],
  [/vertical-align:\s*sub/, 'sub'],
  [/text-decoration:\s*line-through/, 'del'],
];

function setStyles($: CheerioAPI, css: string) {
  const rules = new Map([...css.matchAll(/\.([\w-]+)\s*\{([^}]*)\}/g)].map((it) => [it[1], it[2]]));
  for (const span of $('span')) {
    const { class: classes = '', style = '' } = span.attribs;
    const all = [...classes.split(/\s+/).map((name) => rules.get(name)), style].join(';');
    for (const [pattern, tag] of STYLES) if (pattern.test(all)) $(span).wrapInner(`<${tag}>`);
  }
  const isGoogle = $('[class*="lst-kix_"]').length > 0 || css.includes('.subtitle');
  for (const title of $(isGoogle ? 'p.title' : 'p.MsoTitle').first()) title.tagName = 'h1';
}

/** Word processors repeat a text’s language at every word; it is kept only where another begins. */
function setLanguages($: CheerioAPI) {
  const all = $.root().text().length;
  for (const nodes of Map.groupBy($('[lang]'), ({ attribs }) => attribs.lang).values())
    if ($(nodes).text().length > all / 2) $(nodes).removeAttr('lang');
  for (const node of $('[lang],[dir]').not('span,bdi,abbr,cite,ins,kbd,mark,small')) {
    const { lang = null, dir = null } = node.attribs;
    if ($(node).find(BLOCKS).length === 0) $(node).wrapInner($('<span>').attr({ lang, dir }));
  }
}

const textsOf = ($: CheerioAPI) =>
  textsIn($.root().get(0)).filter((text) => $(text).closest('pre,code,a').length === 0);

/** Of Kramdown’s attribute lists, ids and languages are kept. */
function setAttributeLists($: CheerioAPI) {
  for (const text of textsOf($)) {
    const lists = text.data.match(html.ATTRIBUTE_LIST)?.join(' ');
    if (lists === undefined) continue;
    text.data = text.data.replace(html.ATTRIBUTE_LIST, '');
    const block = $(text).closest(`p,li,tr,${HEADINGS}`);
    const isAlone = block.text().trim() === '' && block.find('img').length === 0;
    const owner = isAlone ? block.prev() : block;
    const [, id] = /#([^\s{}]+)/.exec(lists) ?? [];
    const [language] = /(?<=\.)language-[\w+-]+/.exec(lists) ?? [];
    if (id) owner.attr('id', id);
    if (language) owner.find('code').attr('class', language);
    if (isAlone) block.remove();
  }
}

/** Kramdown’s abbreviations are explained wherever they stand. */
function setAbbreviations($: CheerioAPI, abbreviations: Record<string, string>) {
  const names = Object.keys(abbreviations).map((name) => RegExp.escape(name));
  if (names.length === 0) return;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${names.join('|')})(?![\\p{L}\\p{N}])`, 'u');
  for (const text of textsOf($)) {
    const parts = text.data.split(pattern).map((part, index) => {
      const title = index % 2 === 1 && escapeMarkup(abbreviations[part] ?? '');
      return title ? `<abbr title="${title}">${escapeMarkup(part)}</abbr>` : escapeMarkup(part);
    });
    if (parts.length > 1) $(text).replaceWith(parts.join(''));
  }
}

function setNotes($: CheerioAPI) {
  const numbers = new Map<string, number>();
  const marks = html.findNoteMarks($);
  for (const { mark, back, note } of marks) {
    const number = numbers.get(note) ?? numbers.size + 1;
    if (!numbers.has(note)) moveNote($, back.first(), number);
    numbers.set(note, number);
    mark.replaceWith(`<sup data-note="${number}">${number}</sup>`);
  }
  for (const { back } of marks) back.closest('sup').add(back).remove();
  for (const note of $('x-note')) {
    const text = textsIn(note).find(({ data }) => data.trim() !== '');
    if (text) text.data = text.data.trimStart();
  }
}

/** Moves a note, which is an item of a list or some paragraphs, into an element of its own. */
function moveNote($: CheerioAPI, back: Nodes, number: number) {
  const links = (nodes: Nodes) => nodes.find('a[href^="#"]').length;
  const paragraph = back.closest('p,div');
  const division = paragraph.parent('div');
  const isOwn = division.length > 0 && links(division) === links(paragraph);
  const item = back.closest('li');
  const holder = item.length > 0 ? item : isOwn ? division : paragraph;
  const place = item.length > 0 ? item.parent() : holder;
  place.prevAll('hr').first().remove();
  place.before($(`<x-note data-note="${number}">`).append(holder.contents()));
  holder.remove();
  if (place.is('ol,ul') && place.children().length === 0) place.remove();
}

/** Marks what becomes a component: details, and quotations that say whose they are. */
function setComponents($: CheerioAPI) {
  // Components stand between a page’s paragraphs, not in lists, tables or one another.
  const around = 'li,dd,table,blockquote,x-component,details,x-note';
  const isFree = (node: Node) => $(node).parents(around).length === 0;
  for (const details of $('details')) {
    const title = collapse($(details).children('summary').first().remove().text());
    const isTitle = title.length <= 60 && isFree(details);
    if (!isTitle) $(details).prepend($('<p>').append($('<strong>').text(title)));
    if (isFree(details)) setComponent($, details, 'Note', { title: isTitle ? title : '' });
  }
  const nameIn = (nodes: Nodes) => collapse(nodes.text()).replace(/^[\p{Pd}\s]+/u, '');
  for (const quotation of $('blockquote')) {
    const last = $(quotation).children().last();
    const by = nameIn((last.is('p') ? last.children() : last).filter('cite,footer').last());
    // A name that stands within a sentence belongs to it.
    if (by === '' || nameIn(last) !== by || !isFree(quotation)) continue;
    const url = last.remove().find('a').attr('href') ?? quotation.attribs.cite ?? '';
    setComponent($, quotation, 'Quotation', { by, source: url.startsWith('http') ? url : '' });
  }
}

function setComponent($: CheerioAPI, node: Node, name: string, attributes: Record<string, string>) {
  const pairs = Object.entries(attributes).filter(([, value]) => value !== '');
  const texts = pairs.map(([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`);
  const tags = { 'data-open': `<${name}${texts.join('')}>`, 'data-close': `</${name}>` };
  $(node).replaceWith($('<x-component>').attr(tags).append($(node).contents()));
}

/** A picture’s address; one that is loaded late has it elsewhere. */
function srcOf(image: { attribs: Record<string, string> }): string {
  const { src = '', 'data-src': late, 'data-lazy-src': later = late } = image.attribs;
  return (later && /^(data:|$)/.test(src) ? later : src).trim();
}

/** The addresses of the pictures in a source. */
export function findPictures(source: Source): string[] {
  const $ = load(source.html, null, false);
  html.removeMarks($);
  return $('img').toArray().map(srcOf);
}

function setPictures($: CheerioAPI, pictureOf: (src: string) => string) {
  for (const image of $('img')) {
    const { alt = '', title = '' } = image.attribs;
    const figure = $(image).closest('figure').has('img:only-of-type');
    const caption = figure.children('figcaption:not(:has(a))').first();
    const text = collapse(caption.text());
    const isTitle = text !== '' && text.length <= 200;
    if (isTitle) caption.remove();
    $(image).attr({ src: pictureOf(srcOf(image)), title: isTitle ? text : title });
    $(image).attr('alt', collapse(alt) || '[fill in: what the picture shows]');
  }
}

/** Leads links to their pages here; one around a block, or an empty one in a card, to its heading. */
function setLinks($: CheerioAPI, addressOf: AddressOf, report: Report) {
  for (const link of $('a')) {
    const { href, id = link.attribs.name, 'aria-label': label = '' } = link.attribs;
    const target = href === undefined ? undefined : addressOf(href);
    const hasPicture = $(link).find('img').length > 0;
    if (id) $(link).before($('<span>').attr('id', id));
    const what = href ? `A link to ${href}` : 'A link without an address';
    if (href !== undefined && target === undefined) report(link, what, 'it leads nowhere here');
    // A small picture that leads to a larger one: each reader gets a size that fits.
    if (target === undefined || (hasPicture && /\.(jpe?g|png|gif|webp)$/i.test(target))) {
      $(link).replaceWith($(link).contents());
      continue;
    }
    $(link).attr('href', target).removeAttr('id').removeAttr('name');
    if ($(link).text().trim() === '' && !hasPicture) $(link).text(label);
    const isEmpty = $(link).text().trim() === '' && !hasPicture;
    const card = $(link).closest('div,li,article,section,td').find(HEADINGS);
    const isCard = card.length === 1 && collapse($(link).parent('p').text()) === '';
    const inside = $(link).find(HEADINGS).add($(link).find('p,div,li').not(':has(p,div,li)'));
    const block = (isEmpty ? card : inside).first();
    if (block.length > 0 && (isCard || !isEmpty) && block.find('a').not(link).length === 0) {
      $(link).replaceWith($(link).contents());
      block.wrapInner($('<a>').attr('href', target));
    } else if (isEmpty) {
      const isTwin = $(`a[href="${target}"]`).length > 1;
      if (!isTwin) report(link, `An empty link to ${target}`, 'readers do not see it');
      $(link).remove();
    }
  }
}

/** The first main heading becomes the page’s; the others keep their order of levels, without gaps. */
function setHeadings($: CheerioAPI): string {
  for (const heading of $(HEADINGS)) {
    $(heading).find('img,sup[data-note]').insertAfter(heading);
    $(heading).find('br').replaceWith(' ');
    for (const text of textsIn(heading)) text.data = text.data.replace(/\s+/g, ' ');
    for (const bold of $(heading).find('strong')) $(bold).replaceWith(bold.children);
    if (collapse($(heading).text()) === '') $(heading).replaceWith($(heading).contents());
    else if ($(heading).closest('td,th,dt').length > 0) heading.tagName = 'strong';
  }
  const main = $('h1').first();
  main.before(main.find('span[id]'));
  const id = main.attr('id') ?? slug(collapse(main.text()));
  if ($(`a[href="#${id}"]`).length > 0) main.before($('<span>').attr('id', id));
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
  // The terms of some sites’ glossaries are linked by their words.
  for (const term of $('dt:not([id])')) $(term).attr('id', slug($(term).text().trim()));
  const seen = new Set(Array.from($(HEADINGS), (heading) => slug(collapse($(heading).text()))));
  for (const node of $('[id]')) {
    const { id = '' } = node.attribs;
    const isMade = /^(_|[ht]\.|ftnt|Frame|main$|top$)/.test(id);
    const isOwn = $(node).is(`${HEADINGS},:empty:not(img,hr,input)`) && !isMade;
    const isNeeded = isOwn || $(`a[href="#${id}"]`).length > 0;
    const outer = `p,ul,ol,table,blockquote,pre,${HEADINGS},x-component,x-note`;
    const place = $(node).parents(outer).last().add(node).first();
    if (isNeeded && !seen.has(id) && !/[\s#"\\]/.test(id))
      place.before($('<x-anchor>').attr('id', id));
    seen.add(id);
  }
}

function setTables($: CheerioAPI, report: Report) {
  for (const table of $('table').toArray().reverse()) {
    const isOwn = (_: number, it: Node) => $(it).closest('table').is(table);
    const rows = $(table).find('tr').filter(isOwn);
    const cells = $(table).find('td,th').filter(isOwn);
    $(table).before($('<p>').append($(table).children('caption').remove().contents()));
    const isWide = rows.is((_, row) => $(row).children().length > 1);
    const hasBlocks = cells.find(`table,blockquote,pre,figure,x-component,${HEADINGS}`).length > 0;
    if (!(isWide || cells.is('th')) || rows.length < 2 || hasBlocks) {
      // A table for layout: its cells follow one another.
      if (rows.length > 1 && isWide)
        report(table, 'The form of a table', 'a Markdown table holds single lines');
      for (const cell of cells) cell.tagName = 'div';
      $(table).replaceWith($('<div>').append(cells));
      continue;
    }
    if (cells.is('[rowspan]:not([rowspan="1"]),[colspan]:not([colspan="1"])'))
      report(table, 'A table’s merged cells', 'Markdown has none');
    for (const block of cells.find(BLOCKS)) {
      const next = block.nextSibling;
      if (next && $(next).text().trim() !== '' && !$(next).is(BLOCKS)) $(block).after('<br>');
    }
    for (const block of cells.find(BLOCKS).toArray().reverse()) {
      const siblings = $(block).parent().contents().toArray();
      const before = $(siblings.slice(0, siblings.indexOf(block)));
      if (before.text().trim() !== '') $(block).before('<br>');
      $(block).replaceWith($(block).contents());
    }
    for (const cell of cells) {
      const [, align] = /text-align:\s*(\w+)/.exec(cell.attribs.style ?? '') ?? [];
      if (align && align !== 'left') $(cell).attr('align', align);
    }
    for (const text of textsIn(table)) text.data = text.data.replace(/\s+/g, ' ');
    if ($(table).find('th').length === 0)
      for (const cell of rows.first().children('td')) cell.tagName = 'th';
  }
}

/** Definition lists become lists: `- **Term**: meaning`. */
function setDefinitions($: CheerioAPI) {
  for (const list of $('dl:has(dt)')) {
    const items = $('<ul>');
    for (const part of $(list).find('dt,dd')) {
      const only = $(part).children('p:only-child');
      const content = (only.length > 0 ? only : $(part)).contents();
      const item = items.children().last();
      if (part.tagName === 'dt') items.append($('<li>').append($('<strong>').append(content)));
      else item.append(item.contents().length === 1 ? ': ' : '<br>', content);
    }
    $(list).replaceWith(items);
  }
}

/** Inline elements hold text without spaces at their ends; none is empty, doubled or around a block. */
function setInline($: CheerioAPI) {
  for (const paragraph of $('p:has(br)')) {
    const parts = ($(paragraph).html() ?? '').split(/(?:<br[^>]*>\s*){2,}/);
    if (parts.length > 1) $(paragraph).replaceWith(parts.map((part) => `<p>${part}</p>`).join(''));
  }
  const inline = 'a,abbr,bdi,cite,del,em,ins,kbd,mark,s,small,span,strike,strong,sub,sup';
  for (const node of $(inline).toArray().reverse()) {
    const element = $(node);
    const next = node.nextSibling;
    const isBold = element.is('strong,em,del');
    const isEmpty = element.text().trim() === '' && element.find('img,br').length === 0;
    const isDouble = isBold && element.parents(node.tagName).length > 0;
    const hasBlocks = !element.is('a') && element.find(BLOCKS).length > 0;
    const [first, last] = [node.firstChild, node.lastChild];
    if (first && $(first).is('br')) element.before(first);
    if (last && $(last).is('br')) element.after(last);
    if (isEmpty || isDouble || hasBlocks) element.replaceWith(element.contents());
    else if (isBold && next && $(next).is(node.tagName))
      $(next).prepend(element.remove().contents());
    else {
      const texts = textsIn(node);
      const [start, end] = [texts[0], texts.at(-1)];
      if (!start || !end) continue;
      element.before(/^\s*/.exec(start.data)?.[0] ?? '').after(/\s*$/.exec(end.data)?.[0] ?? '');
      start.data = start.data.trimStart();
      end.data = end.data.trimEnd();
    }
  }
}

/** Code comes out letter by letter: its text is in an attribute, where nothing is collapsed. */
function setCode($: CheerioAPI) {
  for (const code of $('pre,code')) {
    // In a block of code, some programs make an element of each line.
    $(code).find('br').replaceWith('\n');
    $(code).find('div,li,p,tr').append('\n');
    // What Jekyll highlights has no `code` in it, and begins where its text does.
    const start = $(code).is('pre:not(:has(code))') ? /^\n/ : '';
    $(code).attr('data-text', $(code).text().replace(start, ''));
    const before = code.previousSibling;
    if (before && $(before).is('code')) $(code).before(' ');
  }
  $('code').text('code');
}
