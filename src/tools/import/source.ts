import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { load } from 'cheerio';
import { decodeBuffer } from 'encoding-sniffer';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { markdownToHtml } from 'satteri';
import { componentSchemas } from '../../schemas/components.ts';
import { UserError } from '../../utils/user-error.ts';
import { findSite, oldAddressOf, runLiquid, splitFrontMatter, toCommonMarkdown } from './jekyll.ts';
import type { Site, Source } from './types.ts';

/* eslint-disable no-control-regex */
/** What cannot be read, by its first bytes, and what to do instead. */
const NOT_READ: [start: RegExp, message: string][] = [
  [
    /^%PDF/,
    'is a PDF, which has no headings or paragraphs. Import the document from which it was made.',
  ],
  [/^\{\\rtf/, 'is an RTF document. Open it in a word processor, and save it as .docx.'],
  [/^(GIF8|\x89PNG|\xff\xd8\xff|RIFF)/, 'is a picture. Import the page that shows it.'],
  [
    /^\xd0\xcf\x11\xe0[^]*E\0n\0c\0r\0y\0p\0t\0e\0d\0P/,
    'is protected with a password. Save it without one.',
  ],
  [/^\xd0\xcf\x11\xe0/, 'is in Word’s old format (.doc). Open it, and save it as .docx.'],
  [/^(From: <Saved by|MIME-Version:)/, 'is a web archive. Save the page as “Web page, complete”.'],
  [/^\s*$/, 'is empty.'],
];
/* eslint-enable no-control-regex */

/**
 * Reads a document of any kind, which is found from its content.
 *
 * @throws {UserError} saying why it cannot be read, and what to do instead
 */
export async function readSource(file: string): Promise<Source> {
  const bytes = await readFile(file);
  const known = NOT_READ.find(([start]) => start.test(bytes.toString('latin1')));
  if (known) throw new UserError(`${file} ${known[1]}`);
  if (bytes.toString('latin1', 0, 2) === 'PK') return readArchive(file, bytes);
  const written = decode(bytes);
  if (!written.includes('\0')) return readText(file, written);
  throw new UserError(`${file} is not a text, a web page or a Word document.`);
}

/** Decodes a text: as UTF-8, else as it says of itself, like a browser. */
function decode(bytes: Buffer): string {
  const text = isUtf8(bytes) && !bytes.includes(0) ? bytes.toString() : decodeBuffer(bytes);
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

/** A component of this site, which no page elsewhere has. */
const COMPONENT = new RegExp(`^<(${Object.keys(componentSchemas).join('|')})\\b`, 'm');

async function readText(file: string, written: string): Promise<Source> {
  const folder = path.dirname(path.resolve(file));
  const site = findSite(folder);
  const { data = {}, text } = splitFrontMatter(written, file);
  const [component] = COMPONENT.exec(text) ?? [];
  if (component)
    throw new UserError(
      `${file} is a page of this site already: it has ${component}>. Check it with npm run content.`,
    );
  const [, day] = /_posts\b.*[/\\](\d{4}-\d\d-\d\d)-[^/\\]*$/.exec(path.resolve(file)) ?? [];
  const isPage = /^\s*<(\?xml|!doctype html|html|head|body|meta)\b/i.test(text);
  const isHtml = isPage || (/\.html?$/i.test(file) && /<\w+[^>]*>/.test(text));
  const source: Source & { site: Site } = {
    ...{ file, written, site, html: text, notices: [] },
    path: path.relative(site.folder, path.resolve(file)).replaceAll('\\', '/'),
    // A post’s day is in its name; older ones are made up, to put pages in order.
    data: { ...(day && day > '2001' ? { date: day } : {}), ...data },
    kind: isHtml ? 'HTML' : 'Markdown',
    readFile: (reference) => readNear(reference, folder, site.folder),
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
  const all = $('body').text().length;
  // Some programs put a form around everything, or teasers of other pages in articles.
  for (const form of $('form').toArray()) if ($(form).text().length > all / 2) form.tagName = 'div';
  const mains = $('main,[role="main"]').add(
    $('article').filter((_, it) => $(it).text().length > all / 3),
  );
  const root = mains.length > 0 ? mains.first() : $('body');
  const heading = $('h1').first();
  if (root.find('h1').length === 0) root.prepend(heading);
  const title = $('head>title').text().trim();
  const name = heading
    .text()
    .replace(/[^\p{L}\p{N}]+$/u, '')
    .trim();
  const about = {
    // Behind the page’s own title is often the site’s.
    title: (name && title.startsWith(name) ? name : title) || undefined,
    description: $('meta[name="description"],meta[property="og:description"]').attr('content'),
  };
  const styles = $('style')
    .toArray()
    .map((style) => $.html(style));
  return { html: styles.join('') + (root.html() ?? ''), data: { ...about, ...data } };
}

/** Reads a file beside a document, or in the folder of its site. */
async function readNear(name: string, folder: string, root: string): Promise<Buffer | undefined> {
  const places = [name, path.basename(name)].flatMap((it) => [
    path.join(folder, it),
    path.join(root, it),
  ]);
  const reads = places.map((place) => readFile(place).catch(() => undefined));
  return (await Promise.all(reads)).find(Boolean);
}

/** Reads a Word document, or a web page that was packed with its pictures. */
async function readArchive(file: string, bytes: Buffer): Promise<Source> {
  try {
    const files = unzipSync(bytes);
    if (files['word/document.xml']) return await readWord(file, files);
    const pages = Object.keys(files).filter((name) => /^(?!__MACOSX).*\.html?$/i.test(name));
    const [page = ''] = pages;
    if (pages.length !== 1) {
      throw new UserError(
        `${file} is neither a Word document nor a web page with its pictures. Save it as .docx, or unpack it and import what is in it.`,
      );
    }
    const source = await readText(file, decode(Buffer.from(files[page] ?? [])));
    const find = (name: string) => files[path.posix.join(page, '..', name)];
    return {
      ...source,
      readFile: (name) => Promise.resolve(find(name) && Buffer.from(find(name) ?? [])),
    };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${file} is damaged or incomplete. Copy or download it again.`);
  }
}

/** What Word’s styles become, by their names, which are English in every language. */
const STYLES: [element: string, ...names: string[]][] = [
  ['h1:fresh', 'Title'],
  ['h6:fresh', 'heading 7', 'heading 8', 'heading 9'],
  ['blockquote > p:fresh', 'Quote', 'Intense Quote', 'Quotations', 'Block Text'],
  ["pre:separator('\\n')", 'HTML Preformatted', 'Preformatted Text', 'Source Code', 'Code'],
];

const STYLE_MAP = [
  ...STYLES.flatMap(([to, ...names]) => names.map((name) => `p[style-name='${name}'] => ${to}`)),
  ...['HTML Code', 'Source Text', 'Verbatim Char'].map((name) => `r[style-name='${name}'] => code`),
];

/** What cannot be read from a Word document. */
const NOT_IN_WORD: [selector: string, what: string][] = [
  ['m\\:oMath', 'A formula'],
  ['c\\:chart,dgm\\:relIds', 'A diagram'],
  ['a\\:blip[r\\:link]:not([r\\:embed])', 'A picture that is not in the document'],
  ['w\\:altChunk', 'A part of another document'],
];

async function readWord(file: string, files: Record<string, Uint8Array>): Promise<Source> {
  const xml = (name: string) => load(Buffer.from(files[name] ?? []).toString(), { xml: true });
  // Mammoth does not look into simple fields, such as a cross-reference.
  const xmlText = strFromU8(files['word/document.xml'] ?? new Uint8Array()).replace(
    /<\/?w:fldSimple\b[^>]*>/g,
    '',
  );
  const buffer = Buffer.from(
    zipSync({ ...files, 'word/document.xml': strToU8(xmlText) }, { level: 0 }),
  );
  const { value: html } = await mammoth.convertToHtml({ buffer }, { styleMap: STYLE_MAP });
  const notices: Source['notices'] = [];
  for (const name of Object.keys(files)) {
    const [, part] = /^word\/(header|footer|comment)s?\d*\.xml$/.exec(name) ?? [];
    const text = part && xml(name).text().trim();
    if (text)
      notices.push({
        what: `A ${part}, “${text}”`,
        where: 'beside the text',
        why: 'readers do not see it',
      });
  }
  const $ = xml('word/document.xml');
  for (const [selector, what] of NOT_IN_WORD) {
    if ($(selector).length > 0)
      notices.push({ what, where: 'in the text', why: 'save it as a picture' });
  }
  const source = { file, html, notices, data: {}, readFile: () => Promise.resolve(undefined) };
  return { ...source, kind: 'Word', text: textOfWord($, xml) };
}

/** The text runs of a Word document; the text of each note is at the end, in the order of the marks. */
function textOfWord(
  $: ReturnType<typeof load>,
  xml: (name: string) => ReturnType<typeof load>,
): string {
  // Word keeps the text of a box twice, and what was moved or deleted while changes are tracked.
  $('mc\\:Fallback,w\\:moveFrom,w\\:del,w\\:p:has(w\\:hyperlink[w\\:anchor^="_Toc"])').remove();
  for (const box of $('w\\:p w\\:txbxContent').toArray()) $(box).parents('w\\:p').last().after(box);
  const notes = $('w\\:footnoteReference,w\\:endnoteReference')
    .toArray()
    .map((mark) => {
      const kind = mark.tagName.includes('foot') ? 'footnote' : 'endnote';
      return xml(`word/${kind}s.xml`)(`w\\:${kind}[w\\:id="${mark.attribs['w:id'] ?? ''}"]`);
    });
  return [$('w\\:body'), ...notes]
    .map((part) => {
      part.find('w\\:instrText,w\\:delText,wp\\:posOffset').remove();
      part.find('w\\:br,w\\:tab,w\\:cr,w\\:sym,w\\:noBreakHyphen').replaceWith(' ');
      part.find('w\\:p').prepend('\n').append('\n');
      return part.text();
    })
    .join('\n');
}
