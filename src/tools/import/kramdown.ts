/** Code in all its forms, which stays as it is. */
const CODE =
  /^[^\S\n]*(`{3,}|~{3,})[^]*?^[^\S\n]*\1[`~]*[^\S\n]*$|<pre\b[^]*?<\/pre>|(?<!`)(`+)(?!`)(?:(?!\n\n)[^])*?(?<!`)\2(?!`)/gm;

/** The attributes of a fence: `~~~ {.bash}`. */
const FENCE = /^([>\s]*[`~]{3,})[^\S\n]*\{.*\}$/gm;

/** Kramdown’s own syntax, and the same in common Markdown or HTML. */
const KRAMDOWN: [RegExp, string][] = [
  [/\{::comment\}([^]*?)\{:\/(comment)?\}|^\{\/\*([^]*?)\*\/\}/gm, ''],
  [/\{::[^}\n]*\}|\{:\/\w*\}|^\^$/gm, ''],
  // Of attributes, a heading’s id is kept; a list with `toc` is a table of contents.
  [/^(?:[*+-]|\d+\.)\s.*\n\s*\{:\s*toc\b.*\}/gm, ''],
  [/^(#{1,6}.*?)\s*\{:[^{}\n]*#([\w-]+)[^{}\n]*\}/gm, '$1 {#$2}'],
  [/\s?\{:[^{}\n]*\}/g, ''],
  [/^(#{2,6})(?=\p{L})/gmu, '$1 '],
  [/(?<![~\\])~(?!~)/g, '\\~'],
  // Addresses with spaces.
  [/^(\[[^\]^\n]+\]:[^\S\n]+)([^\s<"'][^"'\n]* [^"'\n]*?)(\s+["'].*)?$/gm, '$1<$2>$3'],
  [/(\]\()([^\s()<>"']+(?: [^\s()<>"']+)+)((?:\s+"[^"\n]*")?\))/g, '$1<$2>$3'],
  // Markdown within HTML has blank lines around it, and goes on below it without one.
  [/^ {0,3}<\w+[^<>]*\smarkdown=[^<>]*>|<\/summary>$/gm, '$&\n\n'],
  [/^ {0,3}<\/(div|details|section|aside|blockquote|figure|center)>/gm, '\n$&\n'],
  [/(?<=\n\n) {0,3}<.*>(?=\n\s*[^<\s])/g, '$&\n'],
];

/** Elements whose content Kramdown does not take for code, however it is indented. */
const BLOCK_TAG =
  /<(\/?)(?:article|aside|center|details|div|dl|fieldset|figure|footer|form|header|main|nav|ol|section|table|ul)\b[^>]*>/gi;

/** Turns Kramdown’s syntax into common Markdown and HTML. */
export function toCommonMarkdown(text: string): string {
  const codes: string[] = [];
  const keep = (code: string) => `\uE000${codes.push(code) - 1}\uE001`;
  const lines = text.replace(FENCE, '$1').replace(CODE, keep).split('\n');
  let depth = 0;
  const outdented = lines.map((line) => {
    const isInside = depth > 0;
    for (const [, close] of isInside || /^ {0,3}</.test(line) ? line.matchAll(BLOCK_TAG) : [])
      depth = Math.max(0, depth + (close ? -1 : 1));
    return isInside ? line.trimStart() : line;
  });
  let common = outdented.join('\n');
  for (const [syntax, same] of KRAMDOWN) common = common.replace(syntax, same);
  return common.replace(/\uE000(\d+)\uE001/g, (_, index: string) => codes[Number(index)] ?? '');
}
