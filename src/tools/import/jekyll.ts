import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Liquid } from 'liquidjs';
import { markdownToHtml } from 'satteri';
import { parse, parseDocument, type YAMLParseError } from 'yaml';
import { UserError } from '../../utils/user-error.ts';
import { idOf } from './addresses.ts';
import { lineOf, textOf, type Source } from './types.ts';

/**
 * The Jekyll site that a folder is in: the nearest one above with a `_config.yml`.
 *
 * @param url the site’s, if its configuration does not say it
 */
export function findSite(start: string, url?: string): Source['site'] {
  let folder = start;
  while (!existsSync(path.join(folder, '_config.yml'))) {
    // Without one, the site is above the folder that only Jekyll has: `_posts`.
    const root = start.replace(/[\\/]_\w+([\\/].*)?$/, '');
    if (folder === path.dirname(folder)) return { folder: root, config: { url } };
    folder = path.dirname(folder);
  }
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const data: Source['data'] = {};
  for (const name of globSync('_data/*.{yml,yaml,json}', { cwd: folder }))
    data[path.parse(name).name] = parseDocument(read(name)).toJS();
  const config = readYaml(read('_config.yml'), path.join(folder, '_config.yml'));
  return { folder, config: { ...config, ...(url ? { url } : {}), data } };
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

/** A tag of Liquid, or a part in which there are none. */
const TAG = /\{%-?\s*(raw|comment)\b[^]*?\{%-?\s*end\1\s*-?%\}|\{%-?\s*(\w+)\s*([^]*?)\s*-?%\}/g;

/** Jekyll’s own tags, in others that Liquid has. */
const TAGS: Record<string, (rest: string) => string> = {
  highlight: (rest) => `<pre><code class="language-${rest.replace(/ .*/, '')}">{% capture code -%}`,
  endhighlight: () => '{% endcapture %}{{ code | escape }}</code></pre>',
  post_url: (rest) => `/${idOf(rest)}/`,
  link: (rest) => (rest.startsWith('_') ? `/${idOf(rest)}/` : `/${rest}`),
  include_relative: (rest) => `{% include ${rest} %}`,
  include_cached: (rest) => `{% include ${rest} %}`,
};

/** Runs the Liquid in a page’s text, with the page’s data and the site’s values. */
export async function runLiquid(source: Source, text: string): Promise<string> {
  const { file, notices, written = '' } = source;
  const { folder, config } = source.site;
  const report = (needle: string, what: string, why: string) => {
    if (notices.every((notice) => notice.what !== what))
      notices.push({ what, where: lineOf(needle, written), why });
  };
  const prepare = (template: string) =>
    template.replace(TAG, (tag, _raw, name: string | undefined, rest: string) => {
      if (name === undefined || name in engine.tags) return tag;
      if (TAGS[name]) return TAGS[name](rest);
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
  const site = { baseurl: '', url: '', time: new Date(), ...config };
  for (const [, key = ''] of text.matchAll(/\{[{%][^{}]*\bsite\.([\w-]+)/g)) {
    if (!(key in site))
      report(`site.${key}`, `What "site.${key}" stood for`, 'the old site’s files do not say it');
  }
  try {
    const page = { ...source.data, url: source.oldAddress };
    return String(await engine.parseAndRender(prepare(text), { page, site }));
  } catch (error) {
    const { message } = error as Error;
    const [, what = message, line = 1] = /^(.*?)(?:, file:.*)?, line:(\d+)/.exec(message) ?? [];
    const start = written.split('\n').length - text.split('\n').length;
    throw new UserError(
      `${file}:${Number(line) + start}  This Liquid cannot be read: ${what}. Correct or remove it.`,
    );
  }
}

/** Jekyll’s built-in styles: https://jekyllrb.com/docs/permalinks/#built-in-formats */
const STYLES: Record<string, string> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  none: '/:categories/:title.html',
};

/** The address under which Jekyll published a page, from its path in the site’s folder. */
export function oldAddressOf(file: string, data: Source['data'], config: Source['data']): string {
  const { dir, name } = path.posix.parse(file);
  const [, fileDate = '', stem = name] = /^(\d{4}-\d\d?-\d\d?)-(.*)$/.exec(name) ?? [];
  const [, collection = ''] = /(?:^|\/)_(\w+)/.exec(dir) ?? [];
  const collections = config.collections as Record<string, Source['data']> | undefined;
  const forPosts = STYLES[textOf(config.permalink) || 'date'] ?? textOf(config.permalink);
  const usual = `/:collection/:path${forPosts.endsWith('/') ? '/' : '.html'}`;
  const pattern = collection === 'posts' ? forPosts : collections?.[collection]?.permalink;
  const [date = fileDate] = /^\d{4}-\d\d-\d\d/.exec(textOf(data.date)) ?? [];
  const [year = '', month = '', day = ''] = date.split('-').map((part) => part.padStart(2, '0'));
  const { categories = data.category } = data;
  // Only a text has several with spaces between them; the folders above `_posts` are some, too.
  const named = Array.isArray(categories) ? categories.map(textOf) : textOf(categories).split(' ');
  const title = textOf(data.slug) || stem;
  const values: Record<string, string> = {
    ...{ year, month, day, title, slug: title, name: title, output_ext: '.html' },
    collection: /^(posts|pages)$/.test(collection) ? '' : collection,
    categories: [dir.replace(/\/?_posts.*$/, ''), ...named].join('/').toLowerCase(),
    path: `${dir.replace(/(^|\/)_\w+/, '')}/${name}`,
  };
  const template = `/${textOf(data.permalink) || textOf(pattern) || usual}`;
  const address = template.replace(/:(\w+)/g, (_, key: string) => values[key] ?? '');
  return encodeURI(address.replace(/\/{2,}/g, '/').replace(/\/index(\.html|\/)?$/, '/'));
}
