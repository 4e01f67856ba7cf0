/** Text that was probably meant as markup, and what to write instead. */
export interface Sign {
  /** Looked for in each piece of text; in each line's beginning; in lines, if several have it. */
  in: 'text' | 'line' | 'lines';
  find: RegExp;
  /** The message; `$0` is what was found, `$1` a group of it. */
  say: string;
  /** What `--fix` writes instead. */
  fix?: string;
  /** If the text has this, the sign is meant as it is. */
  unless?: RegExp;
}

const LIST = 'Start each item with "- ", and leave a blank line above the first.';
const TABLE =
  'Start and end each line with |, leave a blank line above the first, and add a line such as | --- | --- | below it, with one --- for each column.';
const BOX =
  'For a box, write <Note title="…"> and </Note>, each on a line of its own, with a blank line between them and the text.';
const PLAIN = 'would be shown as it is.';

/** The signs of other kinds of Markdown, of word processors and of spreadsheets, and slips. */
export const SIGNS: Sign[] = [
  // Lines
  {
    in: 'line',
    find: /^(#{1,6}|[-*+])[\u00A0\u2000-\u200A\u202F\u3000]+/,
    say: 'The space after "$1" is not an ordinary one, so "$1" is shown as it is. Replace it with an ordinary space.',
    fix: '$1 ',
  },
  {
    in: 'line',
    find: /^(#{2,6})([^#\s].*)$/,
    say: 'This heading was not recognised. Add a space after the # characters: $1 $2',
  },
  {
    in: 'line',
    find: /^:\s+(\S.*)$/,
    say: 'Definition lists are not supported. Write a list instead: - **Term**: $1',
  },
  { in: 'line', find: /^\|.*\|\s*$/, say: `This table was not recognised. ${TABLE}` },
  {
    in: 'line',
    find: /^(?:[•●·▪◦‣►➢✓✔§\uF0A7\uF0B7]\s*|o\t)\S/,
    say: `This list was not recognised. ${LIST}`,
  },
  {
    in: 'line',
    find: /^\[[ x]?\]\s+(?!\()(\S.*)$/i,
    say: 'Boxes to tick are not supported. Write a plain list item instead: - $1',
  },
  {
    in: 'line',
    find: /^([-+])(\p{L}[^*]*)$/u,
    say: 'This list item was not recognised. Add a space after its first character: $1 $2',
  },
  {
    in: 'line',
    find: /^(\d{1,3}[.)])(\p{L}.*)/u,
    say: 'This list item was not recognised. Add a space after its number: $1 $2',
  },
  { in: 'line', find: /^(?::::+ ?\w|[!?]{3}\+? ?\w)/, say: `"$0…" is not a box here. ${BOX}` },
  { in: 'line', find: /^\[!\w+\]/, say: `"$0" does not make a box here. ${BOX}` },
  {
    in: 'line',
    find: /^(?:\[\[_?toc_?\]\]|\[toc\])/i,
    say: '"$0" does not make a table of contents here. Remove it, or write a numbered list of links in the introduction: 1. [A section](#a-section)',
  },
  {
    in: 'line',
    find: /^={1,6}\s+(\S.*?)\s*=*$/,
    say: 'This heading was not recognised. Write ## $1',
  },
  {
    in: 'line',
    find: /^\.\. ?[\w-]+::/,
    say: `"$0" is a directive of reStructuredText, and ${PLAIN} Write Markdown instead.`,
  },
  {
    in: 'line',
    find: /^(h[1-6]|bq)\. (\S.*)$/,
    say: `"$1." is Textile, and ${PLAIN} Write Markdown instead: ## for a heading, > for a quotation.`,
  },
  // Lines of which there are several
  {
    in: 'lines',
    find: /^\(?(?:[a-h]|[ivx]+|\d{1,2})[.)]\s+\S/i,
    say: 'This list was not recognised. Start each item with "1. " or "- ", and leave a blank line above the first.',
  },
  { in: 'lines', find: /^[–—]\s+\S/, say: `This list was not recognised. ${LIST}` },
  { in: 'lines', find: /\S(?: \| |\t+)\S/, say: `This table was not recognised. ${TABLE}` },
  // Links and pictures
  {
    in: 'text',
    find: /!\[[^\]]{0,500}\]\s*\(/g,
    say: 'This picture was not recognised. Leave no space between ] and (, put a name with spaces in < >, and a caption in straight quotation marks: ![what it shows](<./my picture.jpg> "A caption")',
  },
  {
    in: 'text',
    find: /(?<!!)\[[^\]]{0,500}\](?:\(|\s+\((?:\.{0,2}\/|https?:|mailto:|#))/g,
    say: 'This link was not recognised. Leave no space between ] and (, and none in the address: [text](/address/)',
  },
  {
    in: 'text',
    find: /!\[\[([^\]|\n]{1,300})[^\]\n]{0,300}\]\]/g,
    say: `"$0" ${PLAIN} Put the picture next to the page, and write ![what it shows](./$1)`,
  },
  {
    in: 'text',
    find: /(?<![!\]])\[\[([^\]\n]{1,300})\]\]/g,
    say: `"$0" ${PLAIN} Write the link as [$1](/address/)`,
  },
  {
    in: 'text',
    find: /!\(([^()\n]{0,300})\)\[([^\]\n]{1,300})\]/g,
    say: 'The brackets of this picture are the wrong way round. Write ![$1]($2)',
  },
  {
    in: 'text',
    find: /(?<!!)\(([^()\n]{1,300})\)\[((?:https?:|mailto:|\.{0,2}\/)[^\]\n]{0,300})\]/g,
    say: 'The brackets of this link are the wrong way round. Write [$1]($2)',
  },
  {
    in: 'text',
    find: /(?<![[!])\[[^[\]]{1,500}\]\[[^\]]{0,500}\]/g,
    say: 'This link was not recognised, because its address is missing. Write the address after the text: [text](/address/)',
  },
  // Signs around words
  {
    in: 'text',
    find: /==(?=\S)([^=\n]{1,300})(?<=\S)==/g,
    say: `"$0" ${PLAIN} To highlight words, write <mark>$1</mark>`,
  },
  {
    in: 'text',
    find: /(?<=[\p{L}\p{N})])\^([^\s^[]{1,20})\^/gu,
    say: `"$0" ${PLAIN} For raised characters, write <sup>$1</sup>`,
  },
  {
    in: 'text',
    find: /\^\[([^\]\n]{1,300})\]/g,
    say: `"$0" ${PLAIN} Write [^1] here, and on a line of its own, with a blank line above: [^1]: $1`,
  },
  {
    in: 'text',
    find: /\+\+(?=[^\s+])([^+\n]{1,300})(?<=\S)\+\+/g,
    say: `"$0" ${PLAIN} For inserted words, write <ins>$1</ins>`,
  },
  {
    in: 'text',
    find: /%%([^%\n]{1,300})%%/g,
    say: `"$0" ${PLAIN} Write a note to yourself as {/* $1 */}`,
  },
  {
    in: 'text',
    find: /(?<![\w:/\p{L}]):(?!\d)[a-z][a-z\d_+-]{1,30}:(?![\w:])/gu,
    say: `"$0" ${PLAIN} Write the emoji itself, such as 🙂, or remove it.`,
  },
  {
    in: 'text',
    find: /\[\/?[a-z][\w-]*(?:\s+[\w-]+=(?:"[^"]*"|[“”][^“”]*[“”]|'[^']*'|[^\s\]"']+))+\s*\/?\]/gi,
    say: `"$0" is a shortcode of WordPress, and ${PLAIN} Write Markdown or a component instead, or remove it.`,
  },
  {
    in: 'text',
    find: /\[\/(?:b|i|u|s|url|img|quote|code|size|color|list|caption|gallery|embed)\]/gi,
    say: `"$0" ${PLAIN} Write Markdown instead: **bold**, _italic_, [text](/address/).`,
  },
  {
    in: 'text',
    find: /'''(?=\S)([^'\n]{1,300})'''/g,
    say: `"$0" ${PLAIN} For bold text, write **$1**`,
  },
  {
    in: 'text',
    find: /(?<!\\)\*\*\*?/g,
    say: 'These asterisks would be shown as they are. Write bold text without spaces inside the asterisks, **bold**, or write \\* for a plain asterisk.',
  },
  {
    in: 'text',
    find: /(?<![\\*\p{L}\p{N}])\*(?=[^\s*])/gu,
    // Notes below a price or a table are marked with asterisks.
    unless: /[\p{L}\p{N}.)]\*(?!\p{L}|\*)/u,
    say: 'This asterisk would be shown as it is. Add the second one where the italic words end, *italic*, or write \\* for a plain asterisk.',
  },
  {
    in: 'text',
    find: /(?<![\\_\S])__?\s[^_\n]{0,300}\s__?(?![_\p{L}\p{N}])/gu,
    say: `"$0" ${PLAIN} Leave no spaces inside: _italic_, **bold**.`,
  },
  {
    in: 'text',
    find: /(?<![\\_\p{L}\p{N}/.])__?(?=[\p{L}\p{N}])/gu,
    say: 'This underscore would be shown as it is. Add the second one where the italic words end, _italic_, or write \\_ for a plain underscore.',
  },
  {
    in: 'text',
    find: /(?<![\\~])~~(?!~)/g,
    say: '"~~" would be shown as it is. Write struck-out words without spaces inside, ~~old~~, or \\~\\~ for plain characters.',
  },
  {
    in: 'text',
    find: /(?<![\\`])`+/g,
    say: 'This backtick would be shown as it is. Add the second one where the code ends, `code`, or write \\` for a plain one.',
  },
  // Word processors and spreadsheets
  {
    in: 'text',
    find: /#(?:REF!|NAME\?|DIV\/0!|VALUE!|N\/A|NUM!|NULL!)|Error! (?:Reference source|Bookmark) not (?:found|defined)\./g,
    say: '"$0" is an error of the program from which this was copied. Write what belongs here.',
  },
];

/** Puts what was found into a message or a replacement. */
export function fill(text: string, match: RegExpExecArray): string {
  return text.replace(/\$(\d)/g, (_, index: string) => match[Number(index)] ?? '');
}
