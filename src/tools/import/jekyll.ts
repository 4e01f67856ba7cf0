import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Liquid } from 'liquidjs';
import { markdownToHtml } from 'satteri';
import { parse } from 'yaml';
import { UserError } from '../../utils/user-error.ts';
import { lineOf, textOf, type Site, type Source } from './types.ts';

/** Reads the Jekyll site that a folder is in: the nearest one above with a `_config.yml`. */
export async function findSite(folder: string, start = folder): Promise<Site> {
  const config = path.join(folder, '_config.yml');
  const text = await readFile(config, 'utf8').catch(() => undefined);
  if (text === undefined) {
    const above = path.dirname(folder);
    // Without one, the site is above the folder that only Jekyll has: `_posts`.
    const root = start.replace(/[\\/]_\w+([\\/].*)?$/, '');
    return above === folder
      ? { folder: root, config: {}, hasConfig: false }
      : findSite(above, start);
  }
  const data: Record<string, unknown> = {};
  const site = { folder, config: { ...readYaml(text, config), data }, hasConfig: true };
  for (const name of await readdir(path.join(folder, '_data')).catch(() => [])) {
    const file = path.join(folder, '_data', name);
    const written = await readFile(file, 'utf8').catch(() => '');
    // A file that cannot be read stops only the pages that use it.
    const get = () => readYaml(written, file);
    Object.defineProperty(data, path.parse(name).name, { enumerable: true, get });
  }
  return site;
}

/** @throws {UserError} naming the line that cannot be read */
function readYaml(text: string, file: string, firstLine = 1): Record<string, unknown> {
  try {
    return (parse(text, { uniqueKeys: false }) ?? {}) as Record<string, unknown>;
  } catch (error) {
    const { linePos, message } = error as { linePos?: [{ line: number }]; message: string };
    const line = (linePos?.[0].line ?? 1) + firstLine - 1;
    const [what = ''] = message.split(/ at line|\n/);
    const remedy = /mapping/i.test(what) ? 'Put the value in quotation marks' : 'Correct the line';
    throw new UserError(`${file}:${line}  This is not valid YAML: ${what}. ${remedy}.`);
  }
}

/** Splits a file into its front matter and its text. */
export function splitFrontMatter(written: string, file: string) {
  const [block, yaml = ''] = /^---[^\S\n]*\n([^]*?)^---[^\S\n]*(?:\n|$)/m.exec(written) ?? [];
  if (block === undefined || !written.startsWith(block)) return { data: undefined, text: written };
  return { data: readYaml(yaml, file, 2), text: written.slice(block.length) };
}

/** The pages, posts and documents of a site, each with its front matter. */
async function readDocuments({ folder, config, hasConfig }: Site) {
  const names = hasConfig ? await readdir(folder, { recursive: true }) : [];
  const files = names.map((name) => name.replaceAll('\\', '/')).filter((name) => PAGE.test(name));
  const documents = files.sort().map(async (file) => {
    const written = await readFile(path.join(folder, file), 'utf8');
    // A document that cannot be read is no reason against another.
    const data = await Promise.try(() => splitFrontMatter(written, file).data).catch(
      () => undefined,
    );
    return data ? [{ ...data, file, url: oldAddressOf(file, data, config) }] : [];
  });
  return (await Promise.all(documents)).flat();
}

const PAGE = /^(?!.*(node_modules|vendor)\/).*\.(md|markdown|html)$/;

/** By the folder of the site. */
const known = new Map<string, ReturnType<typeof readDocuments>>();

/**
 * Runs the Liquid in a page’s text, with the page’s data and the site’s values.
 *
 * @throws {UserError} if the template is wrong
 */
export async function runLiquid(source: Source & { site: Site }, text: string): Promise<string> {
  const { file, site, notices, written = '' } = source;
  const report = (needle: string, what: string, why: string) =>
    notices.push({ what, where: lineOf(needle, written), why });
  known.set(site.folder, known.get(site.folder) ?? readDocuments(site));
  const documents = (await known.get(site.folder)) ?? [];
  const collections = Map.groupBy(
    documents,
    (it) => /(?:^|\/)_(\w+)\//.exec(it.file)?.[1] ?? 'pages',
  );
  const values: Record<string, unknown> = {
    ...{
      baseurl: '',
      url: '',
      time: new Date(),
      ...Object.fromEntries(collections),
      ...site.config,
    },
    posts: collections.get('posts')?.toReversed() ?? [],
  };
  for (const [, key = ''] of new Set(text.matchAll(/\{[{%][^{}]*\bsite\.([\w-]+)/g))) {
    if (key in values) continue;
    report(`site.${key}`, `What "site.${key}" stood for`, 'the old site’s files do not say it');
  }

  /** Turns Jekyll’s own tags into such as Liquid has. */
  const prepare = (template: string) => {
    const pieces = template.split(/(\{%-?\s*raw\s*-?%\}[^]*?\{%-?\s*endraw\s*-?%\})/);
    const prepared = pieces.map((piece, index) =>
      index % 2 === 1
        ? piece
        : piece
            .replace(/\{%(-?)\s*include_(relative|cached)\s+/g, '{%$1 include ')
            .replace(
              /\{%-?\s*highlight\s+([\w+#-]+)[^%]*%\}\n?/g,
              '<pre><code class="language-$1">{% capture code %}',
            )
            .replace(
              /\{%-?\s*endhighlight\s*-?%\}/g,
              '{% endcapture %}{{ code | escape }}</code></pre>',
            )
            .replace(/\{%-?\s*(?:post_url|link)\s+\/?(.+?)\s*-?%\}/g, (_, target: string) => {
              const page = documents.find(
                (it) => `/${it.file}`.includes(`/_posts/${target}.`) || it.file === target,
              );
              const isFile = existsSync(path.join(site.folder, target));
              if (!page && isFile) return `/${target}`;
              if (!page) report(target, `The link to "${target}"`, 'the old site has no such page');
              return page?.url ?? '#';
            }),
    );
    return prepared.join('');
  };

  const templates: Record<string, string> = {};
  const options = { jekyllInclude: true, jekyllWhere: true, dynamicPartials: false };
  const engine = new Liquid({ templates, ...options });
  const base = textOf(site.config.baseurl).replace(/\/$/, '');
  const toPath = (address: unknown) =>
    /^[a-z]+:/i.test(textOf(address)) ? address : base + textOf(address).replace(/^\/?/, '/');
  const toHtml = (markdown: unknown) => markdownToHtml(String(markdown)).html;
  const filters = { relative_url: toPath, absolute_url: toPath, markdownify: toHtml };
  for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter);
  for (;;) {
    try {
      const page = { ...source.data, url: source.oldAddress };
      return String(await engine.parseAndRender(prepare(text), { page, site: values }));
    } catch (error) {
      const [line = ''] = String(error).split('\n');
      const [, tag] = /tag "([\w-]+)" not found/.exec(line) ?? [];
      const [, include] = /Failed to lookup "([^"]+)"/.exec(line) ?? [];
      if (tag !== undefined) {
        if (!tag.startsWith('end'))
          report(`% ${tag}`, `What {% ${tag} %} made`, 'a plugin of the old site made it');
        engine.registerTag(tag, { render: () => '' });
      } else if (include !== undefined && !(include in templates)) {
        const folders = [path.join(site.folder, '_includes'), path.dirname(file)];
        const reads = folders.map((folder) => readFile(path.join(folder, include), 'utf8'));
        templates[include] = await Promise.any(reads).then(prepare, () => {
          report(include, `The include "${include}"`, 'there is no such file');
          return '';
        });
      } else {
        const [, at = 1] = /line:(\d+)/.exec(line) ?? [];
        const start = written.slice(0, written.length - text.length).split('\n').length - 1;
        const what = line.replace(/^\w+: |, (file|line):.*$/g, '');
        throw new UserError(
          `${file}:${Number(at) + start}  This Liquid cannot be read: ${what}. Correct or remove it.`,
        );
      }
    }
  }
}

/** Jekyll’s built-in styles: https://jekyllrb.com/docs/permalinks/#built-in-formats */
const STYLES: Record<string, string> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  none: '/:categories/:title.html',
};

/**
 * The address under which Jekyll published a page.
 *
 * @param file path below the site’s folder
 */
export function oldAddressOf(file: string, data: Source['data'], config: Source['data']): string {
  const { dir, name } = path.posix.parse(file);
  const style = textOf(config.permalink) || 'date';
  const [, day, title = name] = /^(\d{4}-\d\d?-\d\d?)-(.*)$/.exec(name) ?? [];
  const folder = dir.replace(/(^|\/)_(posts|pages|drafts)(?=\/|$)/, '');
  const [, collection = ''] = /^_(\w+)/.exec(folder) ?? [];
  const collections = config.collections as Record<string, { permalink?: string }> | undefined;
  const pattern = collections?.[collection]?.permalink;
  const usual = style === 'pretty' || style.endsWith('/') ? '/:path/' : '/:path.html';
  const isPost = dir.includes('_posts') && day !== undefined;
  const template =
    textOf(data.permalink) || (isPost ? (STYLES[style] ?? style) : (pattern ?? usual));
  const [year = '', month = '', date = ''] = (textOf(data.date) || (day ?? ''))
    .slice(0, 10)
    .split('-');
  const { categories = data.category } = data;
  const named = Array.isArray(categories) ? categories.map(textOf) : textOf(categories).split(' ');
  const values: Record<string, string> = {
    // The folders above `_posts` are categories, too; those in it are not.
    categories: [...new Set([dir.replace(/\/?_posts.*$/, ''), ...named])].join('/').toLowerCase(),
    ...{ year, month: month.padStart(2, '0'), day: date.padStart(2, '0') },
    ...{
      short_year: year.slice(2),
      i_month: month.replace(/^0/, ''),
      i_day: date.replace(/^0/, ''),
    },
    ...{ title: textOf(data.slug) || title, slug: title, name: title, basename: name, collection },
    path: `${pattern ? folder.replace(/^_\w+/, '') : folder.replace(/^_/, '')}/${name}`,
    output_ext: '.html',
  };
  const address = template.replace(/:(\w+)/g, (_, key: string) => values[key] ?? '');
  return encodeURI(`/${address}`.replace(/\/{2,}/g, '/').replace(/\/index(\.html|\/)?$/, '/'));
}

/** Code in all its forms, which stays as it is. */
const CODE =
  /^[^\S\n]*(`{3,}|~{3,})[^]*?^[^\S\n]*\1[`~]*[^\S\n]*$|<pre\b[^]*?<\/pre>|(?<!`)(`+)(?!`)(?:(?!\n\n)[^])*?(?<!`)\2(?!`)/gm;

/** Kramdown’s own syntax, and the same in common Markdown or HTML. */
const KRAMDOWN: [RegExp, string | ((match: string) => string)][] = [
  [/\{::comment\}([^]*?)\{:\/(comment)?\}|^\{\/\*([^]*?)\*\/\}/gm, '<!--$1$3-->'],
  [/\{::[^}\n]*\}|\{:\/\w*\}|^\^$/gm, ''],
  [/^(#{2,6})(?=\p{L})/gmu, '$1 '],
  [/(?<![~\\])~(?!~)/g, '\\~'],
  [/\*\*([^\s*][^*\n]*[^\p{L}\p{N}\s*])\*\*(?=[\p{L}\p{N}])/gu, '<strong>$1</strong>'],
  // An address with spaces.
  [/(\]\()([^\s()<>"']+(?: [^\s()<>"']+)+)((?:\s+"[^"\n]*")?\))/g, '$1<$2>$3'],
  // Markdown within HTML has blank lines around it.
  [/^ {0,3}<\w+[^<>]*\smarkdown=[^<>]*>|<\/summary>$/gm, '$&\n\n'],
  [/^ {0,3}<\/(div|details|section|aside|blockquote|figure)>/gm, '\n$&'],
  [/(?:^ {0,3}\|.*(?:\n|$))+/gm, setTable],
];

/** Gives a table a head as wide as its widest row, and a plain line below it. */
function setTable(table: string): string {
  const [, indent = ''] = /^( *)/.exec(table) ?? [];
  const isRule = (row: string) => /^\s*\|[\s|:+=-]*$/.test(row) && /[-=]/.test(row);
  const rows = table.trimEnd().split('\n');
  const rule =
    rows.slice(1).find(isRule)?.replace(/\s/g, '').replaceAll('+', '|').replaceAll('=', '-') ?? '';
  const cells = rows
    .filter((row) => !isRule(row))
    .map((row) => row.trim().replace(/([^|\\])$/, '$1|'));
  const width = Math.max(...cells.map((row) => row.replace(/\\\|/g, '').split('|').length - 2));
  const [head = '', ...body] = cells;
  const pad = (row: string, cell: string) =>
    row + `${cell}|`.repeat(Math.max(0, width + 2 - row.replace(/\\\|/g, '').split('|').length));
  const lines = [pad(head, ' '), pad(rule || '|', '---'), ...body].map((row) => indent + row);
  return `${lines.join('\n')}\n`;
}

/** Elements whose content Kramdown does not take for code, however it is indented. */
const BLOCK_TAG =
  /<(\/?)(?:article|aside|center|details|div|dl|fieldset|figure|footer|form|header|main|nav|ol|section|table|ul)\b[^>]*>/gi;

/** Turns Kramdown’s syntax into common Markdown and HTML; attribute lists are left for later. */
export function toCommonMarkdown(text: string) {
  const codes: string[] = [];
  const abbreviations: Record<string, string> = {};
  const masked = text
    .replace(CODE, (code) => `\uE000${codes.push(code) - 1}\uE001`)
    .replace(/^\*\[([^\]\n]+)\]:[^\S\n]*(.*)\n?/gm, (_, short: string, long: string) => {
      abbreviations[short] = long;
      return '';
    });
  let depth = 0;
  let last = '';
  // How far Markdown within HTML is indented; unknown until its first line.
  let margin: number | undefined;
  const lines = masked.split('\n').map((line) => {
    const before = depth;
    const tags = depth > 0 || /^ {0,3}</.test(line) ? line.matchAll(BLOCK_TAG) : [];
    for (const [, close] of tags) depth = Math.max(0, depth + (close ? -1 : 1));
    const indent = line.search(/\S/);
    if (margin === -1 && indent >= 0) margin = indent;
    const isIndented = before > 0 && last.trim() === '' && indent >= 4;
    last = line;
    const text = line.slice(Math.min(Math.max(indent, 0), margin ?? (isIndented ? indent : 0)));
    if (/\smarkdown=/.test(line)) margin = -1;
    if (depth === 0) margin = undefined;
    // Below the last closing tag, Markdown goes on even without a blank line.
    return text + (before > 0 && depth === 0 ? '\n' : '');
  });
  const plain = KRAMDOWN.reduce(
    (it, [syntax, same]) => it.replace(syntax, same as string),
    lines.join('\n'),
  );
  const MASK = /\uE000(\d+)\uE001/g;
  const inTables = plain.replace(/^ *\|.*$/gm, (row) =>
    // There, a | ends a cell even within code.
    row.replace(MASK, (_, index: string) =>
      (codes[Number(index)] ?? '').replace(/(?<!\\)\|/g, '\\|'),
    ),
  );
  return {
    abbreviations,
    text: inTables.replace(MASK, (_, index: string) => codes[Number(index)] ?? ''),
  };
}
