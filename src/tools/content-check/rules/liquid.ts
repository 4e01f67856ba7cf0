import { decodeAddress } from '../../../utils/addresses.ts';
import { matchesOf } from '../markdown-text.ts';
import type { MarkdownText } from '../markdown-text.ts';
import type { Fix } from '../problem.ts';
import type { Rule } from '../rule.ts';

/** An output with what is left of its address behind it, or a tag. */
const LIQUID =
  /\{\{([^{}\n]{0,300})\}\}((?<=\]\(\{\{[^}\n]{0,300}\}\})[^"')<>\n]{0,300}|[^\s"')<>\]]{0,300})|\{%([^\n]{0,300}?)%\}/g;

/** Jekyll's templates: here nothing fills them in, and MDX takes them for code. */
export const liquid: Rule = {
  name: 'liquid',
  canBeIgnored: false,
  *findUnreadable(text) {
    for (const match of matchesOf(LIQUID, text)) {
      const [written, rawOutput, rest = '', rawTag] = match;
      const output = rawOutput?.replace(/^-|-$/g, '').trim();
      const tag = rawTag?.replace(/^-|-$/g, '').trim();
      const at = match.index;
      const address = output === undefined ? undefined : readAddress(output, rest);
      const isOutput = tag === undefined;
      // What is behind an output is part of it only where it is an address.
      const end = at + written.length - (isOutput && address === undefined ? rest.length : 0);
      yield {
        at,
        end,
        message: isOutput
          ? 'This is Liquid, a leftover of Jekyll, which nothing fills in here. Write what it stood for; a picture is written ![…](./picture.jpg), a page by its address, /address/.'
          : `"{% ${tag} %}" is Liquid, a leftover of Jekyll, which nothing carries out here. Take it out, and write what it stood for.`,
        // In a line of prose an address would be shown to readers.
        fix:
          address !== undefined && '("\'<'.includes(text.source[at - 1] ?? ' ')
            ? mend(address, at, end, text)
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

/** A picture is found by its name; a page keeps its address. */
function mend(address: string, start: number, end: number, text: MarkdownText): Fix | undefined {
  const name = decodeAddress(address.trim().split('/').at(-1) ?? '');
  const isFile = /\.\w+$/.test(name) && !/\.html?$/i.test(name);
  const target = isFile ? text.findPicture(name) : address.replace(/(index)?\.html?$/i, '');
  if (target === undefined) return undefined;
  return {
    edits: [{ start, end, text: target }],
    done: `wrote ${target} in place of ${text.source.slice(start, end)}`,
  };
}
