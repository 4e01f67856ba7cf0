import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { load } from 'cheerio';
import { decodeBuffer } from 'encoding-sniffer';
import { unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { markdownToHtml } from 'satteri';
import { componentSchemas } from '../../schemas/components.ts';
import { UserError } from '../../utils/user-error.ts';
import { isContents } from './elements.ts';
import {
  defaultsFor,
  findSite,
  oldAddressOf,
  readNear,
  runLiquid,
  splitFrontMatter,
  toCommonMarkdown,
} from './jekyll.ts';
import { textOf, type Site, type Source } from './types.ts';

/** A component of this site, which no page elsewhere has. */
const COMPONENT = RegExp(`^<(${Object.keys(componentSchemas).join('|')})\\b`, 'm');

/** What cannot be read, by its first bytes, and what to do instead. */
const NOT_READ: [start: RegExp, message: string][] = [
  [/^%PDF/, 'is a PDF. Import the document from which it was made.'],
  [/^\{\\rtf/, 'is an RTF document. Open it in a word processor, and save it as .docx.'],
  [/^(GIF8|\x89PNG|\xff\xd8\xff|RIFF)/, 'is a picture. Import the page that shows it.'],
  [/^\xd0\xcf[^]*E.n.c.r.y.p.t.e.d.P/s, 'is protected with a password. Save it without one.'],
  [/^\xd0\xcf/, 'is in Word’s old format (.doc). Open it, and save it as .docx.'],
  [/^(From: <Saved by|MIME-Version:)/, 'is a web archive. Save the page as “Web page, complete”.'],
  [/^\s*$/, 'is empty.'],
  [
    COMPONENT,
    'has components of this site, so it is a page of it already. Give its name the ending .mdx, and check it with npm run content.',
  ],
];

/** Reads a document of any kind, which is found from its content, or says why it cannot be read. */
export async function readSource(file: string): Promise<Source> {
  const bytes = await readFile(file);
  const known = NOT_READ.find(([start]) => start.test(bytes.toString('latin1')));
  if (known) throw new UserError(`${file} ${known[1]}`);
  return bytes.toString('latin1', 0, 2) === 'PK' ? readArchive(file, bytes) : readText(file, bytes);
}

async function readText(file: string, bytes: Buffer): Promise<Source> {
  // A text is UTF-8, or what it says of itself, like in a browser.
  const decoded = isUtf8(bytes) && !bytes.includes(0) ? bytes.toString() : decodeBuffer(bytes);
  const written = decoded.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  if (written.includes('\0'))
    throw new UserError(`${file} is not a text, a web page or a Word document.`);
  const place = path.resolve(file);
  const folder = path.dirname(place);
  const site = findSite(folder);
  const inSite = path.relative(site.folder, place).replaceAll('\\', '/');
  const { data = {}, text } = splitFrontMatter(written, file);
  const { date = '', ...defaults } = defaultsFor(inSite, site.config);
  // Older days are made up, to put pages in order.
  const isReal = textOf(date) > '2001';
  const isPage = /^\s*<(\?xml|!doctype html|html|head|body|meta)\b/i.test(text);
  const isHtml = isPage || (/\.html?$/i.test(file) && /<\w+[^>]*>/.test(text));
  const source: Source & { site: Site } = {
    ...{ file, written, site, html: text, notices: [] },
    path: inSite,
    data: { ...(isReal ? { date } : {}), ...data },
    kind: isHtml ? 'HTML' : 'Markdown',
    readFile: (name) => readNear([name, path.basename(name)], [folder, site.folder]),
  };
  // Jekyll takes a file without front matter as it is.
  if (text !== written) {
    source.oldAddress = oldAddressOf(inSite, { ...defaults, ...data }, site.config);
    source.html = await runLiquid(source, text);
  }
  if (isHtml) return { ...source, ...readPage(source) };
  const { text: markdown, abbreviations } = toCommonMarkdown(source.html);
  const { html } = markdownToHtml(markdown, { features: { definitionList: true } });
  return { ...source, abbreviations, html };
}

/** The part of a web page that is its own: what is in `main` or `article`, else all. */
function readPage({ html, data, notices }: Source) {
  const $ = load(html);
  const isMost = (part: string, of: number) => part.length > $('body').text().length / of;
  // Some programs put a form around everything, or teasers of other pages in articles.
  for (const form of $('form').toArray()) if (isMost($(form).text(), 2)) form.tagName = 'div';
  const articles = $('article').filter((_, it) => isMost($(it).text(), 3));
  const main = $('main,[role="main"]').add(articles).first();
  const root = main.length > 0 ? main : $('body');
  const heading = $('h1').first();
  if (root.find('h1').length === 0) root.prepend(heading);
  const around = $('body').clone();
  around.find('main,[role="main"],article,nav,script,style,form').remove();
  const rest = main.length > 0 ? around.text().replace(/\s+/g, ' ').trim().slice(0, 80) : '';
  const where = 'beside its main part';
  if (rest) notices.push({ what: `“${rest}…”`, where, why: 'it is of the site, not of the page' });
  const title = $('head>title').text().trim();
  const [name = ''] = /\S.*[\p{L}\p{N}]/su.exec(heading.text()) ?? [];
  const about = {
    // Behind the page’s own title is often the site’s.
    title: name && title.startsWith(name) ? name : title,
    date: $('meta[property="article:published_time"]').attr('content'),
    description: $('meta[name="description"],meta[property="og:description"]').attr('content'),
  };
  // A parser drops the first line of a block of code if it is empty: it will be read once more.
  for (const code of $('pre')) if ($(code).text().startsWith('\n')) $(code).prepend('\n');
  return { html: $.html($('style')) + (root.html() ?? ''), data: { ...about, ...data } };
}

/** Reads a Word document, or a web page that was packed with its pictures. */
async function readArchive(file: string, bytes: Buffer): Promise<Source> {
  try {
    const files = unzipSync(bytes);
    if (files['word/document.xml']) return await readWord(file, files);
    const isPage = (name: string) => /^(?!__MACOSX).*\.html?$/i.test(name);
    const [page, ...others] = Object.keys(files).filter(isPage);
    const read = (name: string) => files[name] && Buffer.from(files[name]);
    const content = others.length === 0 && page && read(page);
    if (!content)
      throw new UserError(`${file} is neither a Word document nor a web page. Save it as .docx.`);
    const source = await readText(file, content);
    return { ...source, readFile: (name) => read(path.posix.join(page, '..', name)) };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${file} is damaged or incomplete. Copy or download it again.`);
  }
}

/** What Word’s styles become, by their names, which are English in every language. */
const STYLES = [
  ['p', 'h1:fresh', 'Title'],
  ['p', 'h6:fresh', 'heading 7', 'heading 8', 'heading 9'],
  ['p', 'blockquote > p:fresh', 'Quote', 'Intense Quote', 'Quotations', 'Block Text'],
  ['p', "pre:separator('\\n')", 'HTML Preformatted', 'Preformatted Text', 'Source Code', 'Code'],
  ['r', 'code', 'HTML Code', 'Source Text', 'Verbatim Char'],
].flatMap(([of = '', to = '', ...names]) =>
  names.map((name) => `${of}[style-name='${name}'] => ${to}`),
);

/** What cannot be read from a Word document. */
const NOT_IN_WORD: [selector: string, what: string, why: string][] = [
  ['m\\:oMath', 'A formula', 'a page has none; show it as a picture'],
  ['c\\:chart,dgm\\:relIds', 'A diagram', 'save it as a picture, and show that'],
  [
    'a\\:blip[r\\:link]:not([r\\:embed])',
    'A linked picture',
    'it is not in the document; insert it there',
  ],
  ['w\\:altChunk', 'A part of another document', 'it is not in this one; copy its text here'],
];

async function readWord(file: string, files: Record<string, Uint8Array>): Promise<Source> {
  const read = (name: string) => Buffer.from(files[name] ?? []).toString();
  const xml = (name: string) => load(read(name), { xml: true });
  const $ = xml('word/document.xml');
  const text = textOfWord($, xml);
  const document = xml('word/document.xml');
  // Mammoth does not look into simple fields, such as a cross-reference.
  document('w\\:fldSimple').replaceWith((_, field) => document(field).contents());
  writeNumbers(document, xml('word/numbering.xml'), xml('word/styles.xml'));
  const written = { ...files, 'word/document.xml': Buffer.from(document.xml()) };
  const input = { buffer: Buffer.from(zipSync(written, { level: 0 })) };
  const { value: html } = await mammoth.convertToHtml(input, { styleMap: STYLES });
  const notices = NOT_IN_WORD.flatMap(([selector, what, why]) =>
    $(selector).length > 0 ? [{ what, where: 'in the text', why }] : [],
  );
  for (const name of Object.keys(files)) {
    const [, part] = /^word\/(header|footer|comment)s?\d*\.xml$/.exec(name) ?? [];
    const what = part && `A ${part}, “${xml(name)('w\\:t').text().trim()}”`;
    if (what && !what.endsWith('“”'))
      notices.push({ what, where: 'beside the text', why: 'readers do not see it' });
  }
  const source = { file, text, data: {}, notices, readFile: () => undefined };
  return { ...source, kind: 'Word', html: readNumbers(html) };
}

/** Stands around the number of a list’s item, which mammoth does not know. */
const NUMBER = /\uE003(\d+)\uE003/g;

/** Writes into a document the numbers of its items: a list may go on after other paragraphs. */
function writeNumbers($: Xml, numbering: Xml, styles: Xml) {
  const counts = new Map<string, number[]>();
  for (const paragraph of $('w\\:p').toArray()) {
    const properties = $(paragraph).children('w\\:pPr');
    const style = properties.children('w\\:pStyle').attr('w:val') ?? '';
    const own = properties.children('w\\:numPr');
    const marks = own.length > 0 ? own : styles(`w\\:style[w\\:styleId="${style}"] w\\:numPr`);
    const [list = '', level = '0'] = ['numId', 'ilvl'].map((it) =>
      marks.children(`w\\:${it}`).attr('w:val'),
    );
    const abstract =
      numbering(`w\\:num[w\\:numId="${list}"]>w\\:abstractNumId`).attr('w:val') ?? '';
    const levels = numbering(`w\\:abstractNum[w\\:abstractNumId="${abstract}"]>w\\:lvl`);
    const format = levels.filter(`[w\\:ilvl="${level}"]`);
    const kind = format.children('w\\:numFmt').attr('w:val');
    if (kind === undefined || kind === 'bullet' || kind === 'none') continue;
    const above = (counts.get(list) ?? []).slice(0, Number(level) + 1);
    const first = Number(format.children('w\\:start').attr('w:val') ?? 1);
    const number = above[Number(level)] === undefined ? first : Number(above[Number(level)]) + 1;
    above[Number(level)] = number;
    counts.set(list, above);
    properties.after(`<w:r><w:t>\uE003${number}\uE003</w:t></w:r>`);
  }
}

/** Numbers lists as their first items say. */
function readNumbers(html: string): string {
  const $ = load(html, null, false);
  for (const list of $('ol').toArray()) {
    const [, number] = /^\s*\uE003(\d+)/.exec($(list).children('li').first().text()) ?? [];
    if (number) $(list).attr('start', number);
  }
  return $.html().replace(NUMBER, '');
}

type Xml = ReturnType<typeof load>;

/** The text runs of a Word document; each note’s are at the end, in the order of the marks. */
function textOfWord($: ReturnType<typeof load>, xml: (name: string) => ReturnType<typeof load>) {
  // Word keeps the text of a box twice, and what was moved or deleted while changes are tracked.
  $('mc\\:Fallback,w\\:moveFrom,w\\:del,w\\:instrText,w\\:sdt:has(w14\\:checkbox)').remove();
  for (const link of $('w\\:hyperlink[w\\:anchor^="_Toc"]').toArray()) {
    const line = $(link).closest('w\\:p');
    if (isContents(line.text(), line.children('w\\:hyperlink').text())) line.remove();
  }
  for (const box of $('w\\:p w\\:txbxContent').toArray()) $(box).parents('w\\:p').last().after(box);
  const marks = $('w\\:footnoteReference,w\\:endnoteReference').toArray();
  const notes = marks.map(({ tagName, attribs }) => {
    const kind = tagName.slice('w:'.length, -'Reference'.length);
    return xml(`word/${kind}s.xml`)(`w\\:${kind}[w\\:id="${attribs['w:id'] ?? ''}"]`);
  });
  const texts = [$('w\\:body'), ...notes].map((part) => {
    part.find('w\\:br,w\\:tab,w\\:cr,w\\:sym,w\\:noBreakHyphen').replaceWith('<w:t> </w:t>');
    part
      .find('*')
      .not('w\\:t,m\\:t')
      .contents()
      .filter((_, it) => it.nodeType === 3)
      .remove();
    part.find('w\\:p').prepend('\n').append('\n');
    return part.text();
  });
  return texts.join('\n');
}
