import { decodeAddress } from '../../../utils/addresses.ts';
import { makeFix } from '../make-fix.ts';
import { matchesOf, type MarkdownText } from '../markdown-text.ts';
import type { Fix, Rule } from '../types.ts';

/** An output, with the rest of the address that it begins, or a tag. */
const LIQUID =
  /\{\{([^{}\n]{0,300})\}\}((?<=\]\(\{\{[^}\n]{0,300}\}\})[^"')<>\n]{0,300}|[^\s"')<>\]]{0,300})|\{%([^\n]{0,300}?)%\}/g;

/** Jekyll's templates are not filled in here, and MDX reads them as code. */
const liquid: Rule = {
  name: 'liquid',
  *findUnreadable(text) {
    for (const match of matchesOf(LIQUID, text)) {
      const [written, rawOutput, rest = '', rawTag] = match;
      const output = rawOutput?.replace(/^-|-$/g, '').trim();
      const tag = rawTag?.replace(/^-|-$/g, '').trim();
      const at = match.index;
      const address = output === undefined ? undefined : readAddress(output, rest);
      const isOutput = tag === undefined;
      // What follows an output belongs to it only in an address.
      const end = at + written.length - (isOutput && address === undefined ? rest.length : 0);
      yield {
        at,
        end,
        message: isOutput
          ? 'This is Liquid, left over from Jekyll, and is not filled in here. Replace it with what it stood for, such as ![…](./picture.jpg) for a picture or /address/ for a page.'
          : `"{% ${tag} %}" is Liquid, left over from Jekyll, and does nothing here. Replace it with what it stood for, or remove it.`,
        // In prose, the address would be shown to readers.
        fix:
          address !== undefined && '("\'<'.includes(text.source[at - 1] ?? ' ')
            ? replace(address, at, end, text)
            : undefined,
      };
    }
  },
};

/**
 * The address that an output stands for: `'/images/x.png' | prepend: site.baseurl`,
 * `site.baseurl` and what follows it, `"/x/" | relative_url`.
 */
function readAddress(output: string, rest: string): string | undefined {
  const quoted =
    /^(["'])([^"']*)\1\s*(\|\s*(prepend:\s*site\.(baseurl|url)|relative_url|absolute_url)\s*)*$/;
  const found = quoted.exec(output)?.[2];
  if (found !== undefined) return found + rest;
  return /^site\.(baseurl|url)(\s*\|[^|]*)*$/.test(output) && rest.startsWith('/')
    ? rest
    : undefined;
}

/** Replaces Liquid by the address of a picture with the same name, or of the page. */
function replace(address: string, start: number, end: number, text: MarkdownText): Fix | undefined {
  const name = decodeAddress(address.trim().split('/').at(-1) ?? '');
  const isFile = /\.\w+$/.test(name) && !/\.html?$/i.test(name);
  const target = isFile ? text.findPicture(name) : address.replace(/(index)?\.html?$/i, '');
  if (target === undefined) return undefined;
  return makeFix(start, end, target, `replaced ${text.source.slice(start, end)} with ${target}`);
}

/** `{: .class #id}`, `{#id}`, `{::comment}`: https://kramdown.gettalong.org/syntax.html#attribute-list-definitions */
const LIST =
  /(?:^[*+-] [^\n]{0,100}\n(?=\{:toc\}))?[^\S\n]{0,20}\{(?::[\s.#/:a-z][^{}\n]{0,300}|#[\w-]+|(?:\.[\w-]+\s*){1,20})\}/gim;

/** Kramdown, Jekyll's Markdown, reads it as classes and ids; MDX reads it as code. */
const attributeList: Rule = {
  name: 'attribute-list',
  *findUnreadable(text) {
    for (const { 0: written, index: at } of matchesOf(LIST, text, text.bodyStart)) {
      const list = written.trim();
      const end = at + written.length;
      const id = /#([\w-]+)/.exec(list)?.[1];
      const loss = id ? `; links to #${id} must now use the heading’s own words` : '';
      yield {
        at: at + written.indexOf('{'),
        end,
        message: `"${list}" is left over from Jekyll. Remove it: a page’s look comes from its structure, and a heading’s id from its words.`,
        // Without `{::comment}` and `{:/comment}`, the text between them would be shown.
        fix: /^\{:[:/]/.test(list) ? undefined : makeFix(at, end, '', `removed ${list}${loss}`),
      };
    }
  },
};

/** Pages from Jekyll name their layout; here all pages share one. */
const layout: Rule = {
  name: 'layout',
  *checkEntry({ frontMatter, source }) {
    const data = frontMatter?.data;
    if (!data || !('layout' in data)) return;
    const at = frontMatter.offsetOf(['layout']);
    const end = source.indexOf('\n', at) + 1;
    const isOneLine = /^\nlayout:[^\n]*\n\S/.test(source.slice(at - 1, end + 1));
    yield {
      at,
      message: '"layout" is left over from Jekyll; all pages share one layout. Remove this line.',
      fix: isOneLine
        ? makeFix(at, end, '', `removed the line "${source.slice(at, end).trim()}"`)
        : undefined,
    };
  },
};

export const jekyllRules = [liquid, attributeList, layout];
