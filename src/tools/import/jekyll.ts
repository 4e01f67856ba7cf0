import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Liquid } from 'liquidjs';
import { markdownToHtml } from 'satteri';
import { parse, parseDocument, type YAMLParseError } from 'yaml';
import { UserError } from '../../utils/user-error.ts';
import { lineOf, textOf, type Site, type Source } from './types.ts';

/** Sites that were read, by their folders. */
const known = new Map<string, Site>();

/** The Jekyll site that a folder is in: the nearest one above with a `_config.yml`. */
export function findSite(start: string): Site {
  let folder = start;
  while (!existsSync(path.join(folder, '_config.yml'))) {
    // Without one, the site is above the folder that only Jekyll has: `_posts`.
    const root = start.replace(/[\\/]_\w+([\\/].*)?$/, '');
    if (folder === path.dirname(folder)) return { folder: root, config: {}, documents: [] };
    folder = path.dirname(folder);
  }
  const site = known.get(folder) ?? readSite(folder);
  known.set(folder, site);
  return site;
}

function readSite(folder: string): Site {
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const data: Source['data'] = {};
  const config = { ...readYaml(read('_config.yml'), path.join(folder, '_config.yml')), data };
  for (const name of globSync('_data/*.{yml,yaml,json}', { cwd: folder }))
    data[path.parse(name).name] = parseDocument(read(name)).toJS();
  const documents: Site['documents'] = [];
  const exclude = ['**/node_modules', '**/vendor'];
  for (const name of globSync('**/*.{md,markdown,html}', { cwd: folder, exclude }).sort()) {
    const file = name.replaceAll('\\', '/');
    try {
      const { data, text } = splitFrontMatter(read(name), file);
      const [excerpt = ''] = text.trim().split(/\n\s*\n/);
      if (!data) continue;
      const all = { excerpt, content: text, ...defaultsFor(file, config), ...data };
      documents.push({ ...all, file, url: oldAddressOf(file, all, config) });
    } catch {
      // A document that cannot be read is no reason against another.
    }
  }
  return { folder, config, documents };
}

/** @throws {UserError} naming the line that cannot be read */
function readYaml(text: string, file: string): Source['data'] {
  try {
    return (parse(text, { uniqueKeys: false }) ?? {}) as Source['data'];
  } catch (error) {
    const { linePos, message } = error as YAMLParseError;
    const what = message.replace(/ at line[^]*/, '');
    const remedy = /mapping/i.test(what) ? 'Put the value in quotation marks' : 'Correct the line';
    const place = `${file}:${linePos?.[0].line ?? 1}`;
    throw new UserError(`${place}  This is not valid YAML: ${what}. ${remedy}.`);
  }
}

/** Reads the first file that there is of some names in some folders. */
export function readNear(names: string[], folders: string[]): Buffer | undefined {
  const places = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const found = places.find((place) => existsSync(place) && statSync(place).isFile());
  return found ? readFileSync(found) : undefined;
}

/** Splits a file into its front matter and its text. */
export function splitFrontMatter(written: string, file: string) {
  const [block = ''] = /^---[^\S\n]*\n([^]*?\n)??---[^\S\n]*(\n|$)/.exec(written) ?? [];
  // Without its lines of dashes, but as many lines.
  const yaml = block.replace(/^---|---\s*$/g, '');
  return { data: block ? readYaml(yaml, file) : undefined, text: written.slice(block.length) };
}

/** What the configuration says of all files in a folder; and a post’s day, which is in its name. */
export function defaultsFor(file: string, { defaults }: Source['data']): Source['data'] {
  const all = (Array.isArray(defaults) ? defaults : []) as Record<string, Source['data']>[];
  const [, type = 'pages'] = /(?:^|\/)_(\w+)\//.exec(file) ?? [];
  const own = all.filter(({ scope = {} }) => {
    const isIn = file.startsWith(textOf(scope.path).replace(/^\//, ''));
    return isIn && [undefined, type, type.replace(/s$/, '')].includes(scope.type as string);
  });
  const [, year = '', month = '', day = ''] =
    /_posts\/(?:.*\/)?(\d{4})-(\d\d?)-(\d\d?)-/.exec(file) ?? [];
  const date = year && `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Object.assign(date ? { date } : {}, ...own.map(({ values }) => values)) as Source['data'];
}

/** Runs the Liquid in a page’s text, with the page’s data and the site’s values. */
export async function runLiquid(source: Source & { site: Site }, text: string): Promise<string> {
  const { file, notices, written = '' } = source;
  const { folder, config, documents } = source.site;
  const report = (needle: string, what: string, why: string) => {
    if (notices.every((notice) => notice.what !== what))
      notices.push({ what, where: lineOf(needle, written), why });
  };
  const findPage = (name: string) => {
    const target = name.replace(/^\//, '');
    const isPost = (it: string) => `/${it}`.includes(`/_posts/${target}.`);
    const page = documents.find((it) => it.file === target || isPost(it.file));
    const isFile = existsSync(path.join(folder, target));
    if (!page && !isFile)
      report(target, `The link to "${target}"`, 'the old site has no such page');
    return page?.url ?? (isFile ? `/${target}` : '#');
  };
  /** Jekyll’s own tags, by others that Liquid has. */
  const tags: Record<string, (rest: string) => string> = {
    highlight: (rest) => `<pre class="language-${rest.replace(/ .*/, '')}">{% capture code %}`,
    endhighlight: () => '{% endcapture %}{{ code | escape }}</pre>',
    post_url: findPage,
    link: findPage,
    include_relative: (rest) => `{% include ${rest} %}`,
    include_cached: (rest) => `{% include ${rest} %}`,
  };
  const prepare = (template: string) =>
    template.replace(TAG, (tag, _raw, name: string | undefined, rest: string) => {
      if (name === undefined || name in engine.tags) return tag;
      if (tags[name]) return tags[name](rest);
      if (!/^(end|els|when)/.test(name))
        report(`% ${name}`, `What {% ${name} %} made`, 'a plugin of the old site made it');
      engine.registerTag(name, { render: () => '' });
      return tag;
    });
  const readInclude = (name: string) => {
    const include = readNear([name], [path.join(folder, '_includes'), path.dirname(file)]);
    if (!include) report(name, `The include "${name}"`, 'there is no such file');
    return prepare(include?.toString() ?? '');
  };
  // Each is read when a page includes it.
  const templates = new Proxy({}, { get: (_, name) => readInclude(String(name)) });
  const options = { jekyllInclude: true, jekyllWhere: true, dynamicPartials: false };
  const engine: Liquid = new Liquid({ ...options, templates });
  // Where the site was published makes no difference: links become addresses here.
  const toPath = (address: unknown) => textOf(address).replace(/^(?!\/|[a-z]+:)/i, '/');
  engine.registerFilter('relative_url', toPath);
  engine.registerFilter('absolute_url', toPath);
  engine.registerFilter('markdownify', (markdown) => markdownToHtml(textOf(markdown)).html);
  const collections = Object.groupBy(documents, (it) => /\b_(\w+)\//.exec(it.file)?.[1] ?? 'pages');
  const posts = collections.posts?.toReversed();
  const values = { baseurl: '', url: '', time: new Date(), ...collections, ...config, posts };
  for (const [, key = ''] of new Set(text.matchAll(/\{[{%][^{}]*\bsite\.([\w-]+)/g))) {
    if (!(key in values))
      report(`site.${key}`, `What "site.${key}" stood for`, 'the old site’s files do not say it');
  }
  try {
    const page = {
      ...defaultsFor(source.path ?? '', config),
      ...source.data,
      url: source.oldAddress,
    };
    return String(await engine.parseAndRender(prepare(text), { page, site: values }));
  } catch (error) {
    const { message } = error as Error;
    const [, what = message, line = 1] = /^(.*?)(?:, file:.*)?, line:(\d+)/.exec(message) ?? [];
    const start = written.split('\n').length - text.split('\n').length;
    throw new UserError(
      `${file}:${Number(line) + start}  This Liquid cannot be read: ${what}. Correct or remove it.`,
    );
  }
}

/** A tag of Liquid, or a part in which there are none. */
const TAG = /\{%-?\s*(raw|comment)\b[^]*?\{%-?\s*end\1\s*-?%\}|\{%-?\s*(\w+)\s*([^]*?)\s*-?%\}/g;

/** Jekyll’s built-in styles: https://jekyllrb.com/docs/permalinks/#built-in-formats */
const STYLES: Record<string, string> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  none: '/:categories/:title.html',
};

/** The address under which Jekyll published a page, from its path in the site’s folder. */
export function oldAddressOf(file: string, data: Source['data'], config: Source['data']): string {
  const { dir, name } = path.posix.parse(file);
  const [, date = '', stem = name] = /^(\d{4}-\d\d?-\d\d?)-(.*)$/.exec(name) ?? [];
  // https://jekyllrb.com/docs/liquid/filters/#options-for-the-slugify-filter
  const title = (textOf(data.slug) || stem).replace(/[^\p{L}\p{N}._~!$&'()+,;=@]+/gu, '-');
  const folder = dir.replace(/(^|\/)_(posts|pages|drafts)(?=\/|$)/, '');
  const [, collection = ''] = /^_(\w+)/.exec(folder) ?? [];
  const collections = config.collections as Record<string, Source['data']> | undefined;
  const style = textOf(config.permalink) || 'date';
  const forPosts = STYLES[style] ?? style;
  const isPost = date !== '' && dir.includes('_posts');
  const usual = `/:collection/:path${forPosts.endsWith('/') ? '/' : '.html'}`;
  const pattern = isPost ? forPosts : collections?.[collection]?.permalink;
  const days = [textOf(data.date), date].map((it) => /^(\d{4})-(\d\d?)-(\d\d?)/.exec(it));
  const [, year = '', month = '', day = ''] = days.find(Boolean) ?? [];
  // Only in `categories`, and only in a text, are several divided by spaces.
  const { category, categories = category === undefined ? [] : [category] } = data;
  const named = Array.isArray(categories) ? categories.map(textOf) : textOf(categories).split(' ');
  const values: Record<string, string> = {
    ...{ year, month: month.padStart(2, '0'), day: day.padStart(2, '0') },
    ...{ title: title.replace(/^-|-$/g, ''), slug: title, name: title, collection },
    // The folders above `_posts` are categories, too; those in it are not.
    categories: [...new Set([dir.replace(/\/?_posts.*$/, ''), ...named])].join('/').toLowerCase(),
    path: `${folder.replace(/^_\w+/, '')}/${name}`,
    output_ext: '.html',
  };
  const template = `/${textOf(data.permalink) || textOf(pattern) || usual}`;
  const address = template.replace(/:(\w+)/g, (_, key: string) => values[key] ?? '');
  return encodeURI(address.replace(/\/{2,}/g, '/').replace(/\/index(\.html|\/)?$/, '/'));
}

/** Code in all its forms, which stays as it is. */
const CODE =
  /^[^\S\n]*(`{3,}|~{3,})[^]*?^[^\S\n]*\1[`~]*[^\S\n]*$|<pre\b[^]*?<\/pre>|(?<!`)(`+)(?!`)(?:(?!\n\n)[^])*?(?<!`)\2(?!`)/gm;

/** What a short form stands for: `*[HTML]: Hypertext`. */
const ABBREVIATION = /^\*\[([^\]\n]+)\]:[^\S\n]*(.*)\n?/gm;

/** Kramdown’s own syntax, and the same in common Markdown or HTML. */
const KRAMDOWN: [RegExp, string][] = [
  [ABBREVIATION, ''],
  [/\{::comment\}([^]*?)\{:\/(comment)?\}|^\{\/\*([^]*?)\*\/\}/gm, '<!--$1$3-->'],
  [/\{::[^}\n]*\}|\{:\/\w*\}|^\^$/gm, ''],
  [/^(#{2,6})(?=\p{L})/gmu, '$1 '],
  [/(?<![~\\])~(?!~)/g, '\\~'],
  [/\*\*([^\s*][^*\n]*[^\p{L}\p{N}\s*])\*\*(?=[\p{L}\p{N}])/gu, '<strong>$1</strong>'],
  // Addresses with spaces.
  [/^(\[[^\]^\n]+\]:[^\S\n]+)([^\s<"'][^"'\n]* [^"'\n]*?)(\s+["'].*)?$/gm, '$1<$2>$3'],
  [/(\]\()([^\s()<>"']+(?: [^\s()<>"']+)+)((?:\s+"[^"\n]*")?\))/g, '$1<$2>$3'],
  // Markdown within HTML has blank lines around it.
  [/^ {0,3}<\w+[^<>]*\smarkdown=[^<>]*>|<\/summary>$/gm, '$&\n\n'],
  [/^ {0,3}<\/(div|details|section|aside|blockquote|figure)>/gm, '\n$&'],
];

/** Rows that begin with a `|`, or a head with a `|`, the line below it, and rows. */
const TABLE =
  /(?:^ {0,3}\|.*(?:\n|$))+|^ {0,3}[^|\n]+\|.*\n(?=.*\|) {0,3}[:|+ -]*-[:|+ -]*\n(?:.*\|.*(?:\n|$))*/gm;

/** Gives a table a head as wide as its widest row, and a plain line below it. */
function setTable(table: string): string {
  const isRule = (row: string) => /^[\s|:+=-]*[-=][\s|:+=-]*$/.test(row);
  const widthOf = (row: string) => row.split(/(?<!\\)\|/).length;
  const rows = table
    .trimEnd()
    .split('\n')
    .map((row) =>
      row
        .trim()
        .replace(/^(?!\|)/, '|')
        .replace(/([^|\\])$/, '$1|'),
    );
  const [head = '', ...body] = rows.filter((row) => !isRule(row));
  const rule = (rows.slice(1).find(isRule) ?? '|').replace(/\s/g, '').replaceAll('+', '|');
  const width = Math.max(...rows.map(widthOf));
  const pad = (row: string, cell: string) => row + `${cell}|`.repeat(width - widthOf(row));
  const lines = [pad(head, ' '), pad(rule.replaceAll('=', '-'), '---'), ...body];
  return lines.map((line) => `${/^ */.exec(table)?.[0] ?? ''}${line}\n`).join('');
}

/** Elements whose content Kramdown does not take for code, however it is indented. */
const BLOCK_TAG =
  /<(\/?)(?:article|aside|center|details|div|dl|fieldset|figure|footer|form|header|main|nav|ol|section|table|ul)\b[^>]*>/gi;

/** Turns Kramdown’s syntax into common Markdown and HTML; attribute lists are left for later. */
export function toCommonMarkdown(text: string) {
  const codes: string[] = [];
  const masked = text.replace(CODE, (code) => `\uE000${codes.push(code) - 1}\uE001`);
  const abbreviations = Object.fromEntries(
    Array.from(masked.matchAll(ABBREVIATION), ([, short = '', long = '']) => [short, long]),
  );
  let depth = 0;
  let last = '';
  // How far Markdown within HTML is indented; unknown until its first line.
  let margin: number | undefined;
  // How much deeper a list has to be indented to be within the item of a numbered list.
  let shift = 0;
  let item = 0;
  const lines = masked.split('\n').map((line, index, all) => {
    const isInside = depth > 0;
    const isHtml = /^ {0,3}</.test(line);
    const isAlone = isHtml && line.endsWith('>') && /^\s*$|>$/.test(last);
    for (const [, close] of isInside || isHtml ? line.matchAll(BLOCK_TAG) : []) {
      depth = Math.max(0, depth + (close ? -1 : 1));
    }
    const indent = line.search(/\S|$/);
    if (margin === -1 && line !== '') margin = indent;
    const isIndented = isInside && /^\s*$/.test(last);
    const [mark] = /^\d+\.\s+/.exec(line) ?? [];
    if (mark) [item, shift] = [mark.length, 0];
    else if (indent === 0 && line !== '') [item, shift] = [0, 0];
    else if (indent < item && /^\s+[*+-] /.test(line)) shift = item - indent;
    const text = line.slice(Math.min(indent, margin ?? (isIndented ? indent : 0)));
    last = line;
    if (/\smarkdown=/.test(line)) margin = -1;
    if (depth === 0) margin = undefined;
    // Below a line of HTML, or the last closing tag, Markdown goes on even without a blank line.
    const isNext = /^\s*[^<\s]/.test(all[index + 1] ?? '');
    const isEnd = depth === 0 && (isInside || (isAlone && isNext));
    return ' '.repeat(indent > 0 ? shift : 0) + text + (isEnd ? '\n' : '');
  });
  let common = lines.join('\n');
  for (const [syntax, same] of KRAMDOWN) common = common.replace(syntax, same);
  const unmask = (it: string) =>
    it.replace(/\uE000(\d+)\uE001/g, (_, index: string) => codes[Number(index)] ?? '');
  // In a table, a | ends a cell even within code.
  const inTables = common
    .replace(TABLE, setTable)
    .replace(/(?<=^ *\|.*)\uE000\d+\uE001/gm, (code) => unmask(code).replace(/(?<!\\)\|/g, '\\|'));
  return { abbreviations, text: unmask(inTables) };
}
