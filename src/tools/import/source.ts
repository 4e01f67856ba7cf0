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
import {
  findSite,
  oldAddressOf,
  readNear,
  runLiquid,
  splitFrontMatter,
  toCommonMarkdown,
} from './jekyll.ts';
import type { Site, Source } from './types.ts';

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
  [COMPONENT, 'has components of this site. Check it with npm run content.'],
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
  const { data = {}, text } = splitFrontMatter(written, file);
  const [, day = ''] = /_posts\b.*[/\\](\d{4}-\d\d-\d\d)-[^/\\]*$/.exec(place) ?? [];
  const isPage = /^\s*<(\?xml|!doctype html|html|head|body|meta)\b/i.test(text);
  const isHtml = isPage || (/\.html?$/i.test(file) && /<\w+[^>]*>/.test(text));
  const source: Source & { site: Site } = {
    ...{ file, written, site, html: text, notices: [] },
    path: path.relative(site.folder, place).replaceAll('\\', '/'),
    // A post’s day is in its name; older ones are made up, to put pages in order.
    data: { date: day > '2001' ? day : undefined, ...data },
    kind: isHtml ? 'HTML' : 'Markdown',
    readFile: (name) => readNear([name, path.basename(name)], [folder, site.folder]),
  };
  // Jekyll takes a file without front matter as it is.
  if (text !== written) {
    source.oldAddress = oldAddressOf(source.path ?? '', data, site.config);
    source.html = await runLiquid(source, text);
  }
  if (isHtml) return { ...source, ...readPage(source.html, source.data) };
  const { text: markdown, abbreviations } = toCommonMarkdown(source.html);
  const { html } = markdownToHtml(markdown, { features: { definitionList: true } });
  return { ...source, abbreviations, html };
}

/** The part of a web page that is its own: what is in `main` or `article`, else all. */
function readPage(html: string, data: Source['data']) {
  const $ = load(html);
  const isMost = (part: string, of: number) => part.length > $('body').text().length / of;
  // Some programs put a form around everything, or teasers of other pages in articles.
  for (const form of $('form').toArray()) if (isMost($(form).text(), 2)) form.tagName = 'div';
  const articles = $('article').filter((_, it) => isMost($(it).text(), 3));
  const main = $('main,[role="main"]').add(articles).first();
  const root = main.length > 0 ? main : $('body');
  const heading = $('h1').first();
  if (root.find('h1').length === 0) root.prepend(heading);
  const title = $('head>title').text().trim();
  const [name = ''] = /\S.*[\p{L}\p{N}]/su.exec(heading.text()) ?? [];
  const about = {
    // Behind the page’s own title is often the site’s.
    title: name && title.startsWith(name) ? name : title,
    date: $('meta[property="article:published_time"]').attr('content'),
    description: $('meta[name="description"],meta[property="og:description"]').attr('content'),
  };
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
  // Mammoth does not look into simple fields, such as a cross-reference.
  const document = read('word/document.xml').replace(/<\/?w:fldSimple\b[^>]*>/g, '');
  const archive = zipSync({ ...files, 'word/document.xml': Buffer.from(document) }, { level: 0 });
  const input = { buffer: Buffer.from(archive) };
  const { value: html } = await mammoth.convertToHtml(input, { styleMap: STYLES });
  const $ = xml('word/document.xml');
  const notices = NOT_IN_WORD.flatMap(([selector, what, why]) =>
    $(selector).length > 0 ? [{ what, where: 'in the text', why }] : [],
  );
  for (const name of Object.keys(files)) {
    const [, part] = /^word\/(header|footer|comment)s?\d*\.xml$/.exec(name) ?? [];
    const what = part && `A ${part}, “${xml(name).text().trim()}”`;
    if (what && !what.endsWith('“”'))
      notices.push({ what, where: 'beside the text', why: 'readers do not see it' });
  }
  const numbers = readNumbers($, xml('word/numbering.xml'));
  const text = textOfWord($, xml);
  const source = {
    file,
    kind: 'Word' as const,
    text,
    data: {},
    notices,
    readFile: () => undefined,
  };
  return { ...source, html: setNumbers(html, numbers) };
}

/** The numbers of a document’s items, in order: a list goes on after a paragraph between its items. */
function readNumbers($: ReturnType<typeof load>, numbering: ReturnType<typeof load>): number[] {
  const counts = new Map<string, number[]>();
  return $('w\\:p>w\\:pPr>w\\:numPr')
    .toArray()
    .flatMap((mark) => {
      const [id = '', level = '0'] = ['numId', 'ilvl'].map((it) =>
        $(mark).children(`w\\:${it}`).attr('w:val'),
      );
      const list = numbering(`w\\:num[w\\:numId="${id}"]>w\\:abstractNumId`).attr('w:val') ?? '';
      const format = numbering(
        `w\\:abstractNum[w\\:abstractNumId="${list}"]>w\\:lvl[w\\:ilvl="${level}"]>w\\:numFmt`,
      ).attr('w:val');
      const above = (counts.get(id) ?? []).slice(0, Number(level) + 1);
      above[Number(level)] = (above[Number(level)] ?? 0) + 1;
      counts.set(id, above);
      return format === undefined || format === 'bullet' ? [] : [above[Number(level)] ?? 1];
    });
}

function setNumbers(html: string, numbers: number[]): string {
  const $ = load(html, null, false);
  const items = $('ol>li').toArray();
  if (items.length !== numbers.length) return html;
  for (const list of $('ol').toArray()) {
    const number = numbers[items.findIndex((item) => item.parent === list)];
    if (number) $(list).attr('start', String(number));
  }
  return $.html();
}

/** The text runs of a Word document; each note’s are at the end, in the order of the marks. */
function textOfWord($: ReturnType<typeof load>, xml: (name: string) => ReturnType<typeof load>) {
  // Word keeps the text of a box twice, and what was moved or deleted while changes are tracked.
  $('mc\\:Fallback,w\\:moveFrom,w\\:del,w\\:p:has(w\\:hyperlink[w\\:anchor^="_Toc"])').remove();
  for (const box of $('w\\:p w\\:txbxContent').toArray()) $(box).parents('w\\:p').last().after(box);
  const marks = $('w\\:footnoteReference,w\\:endnoteReference').toArray();
  const notes = marks.map(({ tagName, attribs }) => {
    const kind = tagName.slice('w:'.length, -'Reference'.length);
    return xml(`word/${kind}s.xml`)(`w\\:${kind}[w\\:id="${attribs['w:id'] ?? ''}"]`);
  });
  const texts = [$('w\\:body'), ...notes].map((part) => {
    part.find('w\\:instrText,w\\:delText,wp\\:posOffset').remove();
    part.find('w\\:br,w\\:tab,w\\:cr,w\\:sym,w\\:noBreakHyphen').replaceWith(' ');
    part.find('w\\:p').prepend('\n').append('\n');
    return part.text();
  });
  return texts.join('\n');
}
