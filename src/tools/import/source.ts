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
import { findSite, oldAddressOf, readNear, runLiquid, splitFrontMatter } from './jekyll.ts';
import { toCommonMarkdown } from './kramdown.ts';
import type { Source } from './types.ts';

/** A component of this site, which no page elsewhere has. */
const COMPONENT = RegExp(`^<(${Object.keys(componentSchemas).join('|')})\\b`, 'm');

/** What cannot be read, by its text, and what to do instead. */
const NOT_READ: [pattern: RegExp, message: string][] = [
  [
    /^(%PDF|\{\\rtf|\xd0\xcf|GIF8|\x89PNG|\xff\xd8\xff|RIFF)/,
    'is a PDF, a picture, or in an old or protected format. Open the document from which it was made, and save it as .docx, without a password.',
  ],
  [/^(From: <Saved by|MIME-Version:)/, 'is a web archive. Save the page as “Web page, complete”.'],
  [
    /content="?(Microsoft Word|LibreOffice)|\.lst-kix_/,
    'was made by a word processor. Save or download that document as .docx, and import it.',
  ],
  [/^\s*$/, 'is empty.'],
  [
    COMPONENT,
    'has components of this site, so it is a page of it already. Give its name the ending .mdx, and check it with npm run content.',
  ],
];

/** Reads a document of any kind, which is found from its content, or says why it cannot be read. */
export async function readSource(file: string, origin?: string): Promise<Source> {
  const bytes = await readFile(file);
  const site = findSite(path.dirname(path.resolve(file)), origin);
  const known = NOT_READ.find(([pattern]) => pattern.test(bytes.toString('latin1')));
  if (known) throw new UserError(`${file} ${known[1]}`);
  return bytes.toString('latin1', 0, 2) === 'PK'
    ? readWord(file, bytes, site)
    : readText(file, bytes, site);
}

async function readText(file: string, bytes: Buffer, site: Source['site']): Promise<Source> {
  // A text is UTF-8, or what it says of itself, like in a browser.
  const decoded = isUtf8(bytes) && !bytes.includes(0) ? bytes.toString() : decodeBuffer(bytes);
  const written = decoded.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  if (written.includes('\0'))
    throw new UserError(`${file} is not a text, a web page or a Word document.`);
  const inSite = path.relative(site.folder, path.resolve(file)).replaceAll('\\', '/');
  const { data = {}, text } = splitFrontMatter(written, file);
  const [date = ''] = /(?<=_posts\/(?:.*\/)?)\d{4}-\d\d-\d\d(?=-)/.exec(inSite) ?? [];
  const isPage = /^\s*<(\?xml|!doctype html|html|head|body|meta)\b/i.test(text);
  const isHtml = isPage || (/\.html?$/i.test(file) && /<\w+[^>]*>/.test(text));
  const source: Source = {
    ...{ file, written, site, html: text, notices: [] },
    path: inSite,
    // Older days are made up, to put pages in order.
    data: { ...(date > '2001' ? { date } : {}), ...data },
    kind: isHtml ? 'HTML' : 'Markdown',
    readFile: (name) => readNear([name, path.basename(name)], [path.dirname(file), site.folder]),
  };
  // Jekyll takes a file without front matter as it is.
  if (text !== written) {
    source.oldAddress = oldAddressOf(inSite, data, site.config);
    source.html = await runLiquid(source, text);
  }
  if (isHtml) return { ...source, ...readPage(source) };
  const features = { definitionList: true, headingAttributes: true };
  return { ...source, html: markdownToHtml(toCommonMarkdown(source.html), { features }).html };
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
  return { html: root.html() ?? '', data: { ...about, ...data } };
}

/** What Word’s styles become, by their names, which are English in every language. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name^='Quot'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "p[style-name='Preformatted Text'] => pre:separator('\\n')",
  "r[style-name='HTML Code'] => code",
];

/** What cannot be read from a Word document. */
const NOT_IN_WORD: [selector: string, what: string, why: string][] = [
  ['c\\:chart,dgm\\:relIds', 'A diagram', 'save it as a picture, and show that'],
  ['a\\:blip[r\\:link]:not([r\\:embed])', 'A linked picture', 'insert it in the document'],
  ['w\\:headerReference,w\\:footerReference', 'A header or footer', 'pages have the site’s own'],
];

async function readWord(file: string, bytes: Buffer, site: Source['site']): Promise<Source> {
  try {
    const files = unzipSync(bytes);
    const read = (name: string) =>
      load(Buffer.from(files[`word/${name}.xml`] ?? []).toString(), { xml: true });
    const $ = read('document');
    // Word keeps the text of a box twice, and what was moved or deleted while changes are tracked.
    $('mc\\:Fallback,w\\:moveFrom,w\\:del,w\\:sdt:has(w14\\:checkbox)').remove();
    $('w\\:sdt:has(w\\:docPartGallery[w\\:val="Table of Contents"])').remove();
    const notices = NOT_IN_WORD.filter(([selector]) => $(selector).length > 0);
    const text = ['footnotes', 'endnotes'].map((it) => textOfWord(read(it)));
    text.unshift(textOfWord($));
    // Mammoth does not look into simple fields, such as a cross-reference.
    $('w\\:fldSimple').replaceWith((_, field) => $(field).contents());
    // It numbers each list from 1, so each item says to which list it belongs.
    for (const list of $('w\\:pPr>w\\:numPr>w\\:numId'))
      $(list)
        .closest('w\\:pPr')
        .after(`<w:r><w:t>\uE003${list.attribs['w:val']}\uE003</w:t></w:r>`);
    const written = { ...files, 'word/document.xml': Buffer.from($.xml()) };
    const buffer = Buffer.from(zipSync(written, { level: 0 }));
    const { value } = await mammoth.convertToHtml({ buffer }, { styleMap: STYLES });
    return {
      ...{ file, site, kind: 'Word', text: text.join('\n'), html: numberLists(value), data: {} },
      notices: notices.map(([, what, why]) => ({ what, where: 'in the text', why })),
      readFile: () => undefined,
    };
  } catch {
    throw new UserError(
      `${file} is damaged, or no Word document. Copy it again, or save it as .docx.`,
    );
  }
}

/** Numbers lists that go on after other paragraphs, such as a picture. */
function numberLists(html: string): string {
  const $ = load(html, null, false);
  const counts = new Map<string, number>();
  for (const list of $('ol').not('li ol')) {
    const items = $(list).children('li');
    const [, id = ''] = /^\s*\uE003(\d+)/.exec(items.text()) ?? [];
    const count = counts.get(id) ?? 0;
    $(list).attr('start', String(count + 1));
    counts.set(id, count + items.length);
  }
  return $.html().replace(/\uE003\d+\uE003/g, '');
}

/** The text runs of a part of a Word document. */
function textOfWord($: ReturnType<typeof load>): string {
  for (const box of $('w\\:p w\\:txbxContent').toArray()) $(box).parents('w\\:p').last().after(box);
  const runs = $('w\\:t,m\\:t,w\\:p,w\\:br,w\\:tab,w\\:cr,w\\:sym,w\\:noBreakHyphen').toArray();
  return runs.map((it) => (it.name.endsWith(':t') ? $(it).text() : '\n')).join('');
}
