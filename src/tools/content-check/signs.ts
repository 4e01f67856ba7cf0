/**
 * Text that was probably meant as markup, by what to say of it: `$0` is what was found, `$1` a group
 * of it. The next dialect's sign is one more row.
 */
type Signs = Record<string, RegExp>;

const LIST = 'Start each item with "- ", and leave a blank line above the first.';
const TABLE =
  'Start and end each line with |, leave a blank line above the first, and add a line such as | --- | --- | below it, with one --- for each column.';
const BOX =
  'For a box, write <Note title="…"> and </Note>, each on a line of its own, with a blank line between them and the text.';
const PLAIN = 'would be shown as it is.';

/** An asterisk that opens italic words, or a note below a price or a table. */
export const NOTE_MARK = /(?<![\\*\p{L}\p{N}])\*(?=[^\s*.[])(?!\p{M})/gu;

/** Two or three asterisks: of bold words, or of a second and third note. */
export const NOTE_MARKS = /(?<!\\)\*{2,}(?!(?<=\d\*\*)\d)/g;

/** In the beginning of a line. */
export const LINES: Signs = {
  'The space after "$1" is not an ordinary one, so "$1" is shown as it is. Replace it with an ordinary space.':
    /^(#{1,6}|[-+])[\u00A0\u2000-\u200A\u202F\u3000]+/,
  'This heading was not recognised. Add a space after the # characters: $1 $2':
    /^(#{2,6})([^#\s].*?)#*$/,
  'A heading can have at most six # characters. Write fewer.': /^#{7,}/,
  'Definition lists are not supported. Write a list item instead, with the line above in bold: - **…**: $1':
    /^:\s+(\S.*)$/,
  [`This table was not recognised. ${TABLE}`]: /^(?:\|.*\||\+[-=+]{3,}\+|\|={3,})\s*$/,
  [`This list was not recognised. ${LIST}`]: /^(?:[•●▪◦‣➢\uF0A7\uF0B7]\s*|[oØ·§]\t)\S/,
  'Checkboxes are not supported. Write a plain list item instead: - $1': /^\[ ?\]\s+(?!\()(\S.*)$/,
  'This list item was not recognised. Add a space after its number: $1 $2':
    /^(\d{1,3}[.)])(\p{Lu}\p{Ll}.*)/u,
  [`"$0" does not make a box here. ${BOX}`]: /^(?::::+ ?\w*|[!?]{3}\+? ?[a-z]+(?=$| ")|\[!\w+\])/,
  '"$0" does not make a table of contents here. Remove it, or write a numbered list of links in the introduction: 1. [A section](#a-section)':
    /^(?:\[\[_?toc_?\]\]|\[toc\])/i,
  'This heading was not recognised. Write ## $1': /^={2,6}\s+(\S.*?)\s*=*$/,
  'This list was not recognised. Write 1. instead of "$1".': /^(#\.|\(@\w*\))\s+\S/,
  'These asterisks do not start a list item. For a list within a list, indent the item by two spaces: "  - $1"':
    /^\*{2,}\s+([^*]+)$/,
  'Abbreviations cannot be explained in this way. Where you use "$1", write <abbr title="$2">$1</abbr>':
    /^\*\[([^\]]+)\]:\s+(.*)$/,
  'This is the end of a note that has no beginning. Remove it.': /^--+>$/,
  '"-#" does not make small text here. Write <small>$1</small>': /^-# (.+)$/,
  'This looks like a comment from Google Docs, which readers would see. Remove it, and its mark in the text.':
    /^\[[a-z]\]\p{Lu}(?!.*\[\/)/u,
  [`"$0" is a WordPress shortcode, and ${PLAIN} Write Markdown or a component instead, or remove it.`]:
    /^\[(?:gallery|embed|playlist|video|audio|contact-form)\b[^\]]*\]/,
  [`"$0" is a reStructuredText directive, and ${PLAIN} Write Markdown instead.`]: /^\.\. ?[\w-]+::/,
  [`"$1." is Textile, and ${PLAIN} Write Markdown instead: ## for a heading, > for a quotation.`]:
    /^(h[1-6]|bq|bc|fn\d)\. (\S.*)$/,
};

/** The numbers or letters of a list, each with a bracket or a full stop behind it. */
export const ORDINAL = /^\(?([a-z]|i[iv]+|\d{1,2})[.)]\s+\S/i;

/** In the beginning of a line, if several lines of a paragraph have it. */
export const REPEATED: Signs = {
  'Checkboxes are not supported. Write a plain list item instead: - $1':
    /^\[[ x]?\]\s+(?!\()(\S.*)$/i,
  'The space after "$1" is not an ordinary one, so "$1" is shown as it is. Replace it with an ordinary space.':
    /^(\*|\d{1,3}[.)])[\u00A0\u2000-\u200A\u202F\u3000]+/,
  'This list was not recognised. Start each item with "1. " or "- ", and leave a blank line above the first.':
    ORDINAL,
  [`This list was not recognised. ${LIST}`]: /^[-+]\p{L}/u,
  'These lines would be joined into one. For a list, start each with "- "; for speech, leave a blank line between them.':
    /^(?:[–—☐☑·►✓✔→]|§(?!\s*\d)|\p{Emoji_Presentation})\s*\S/u,
  [`This table was not recognised. ${TABLE}`]: /\S(?: \| |\t+)\S/,
  'These lines would be joined into one. End each but the last with <br />': /^\|\s+[^|]*$/,
};

/** Anywhere in a text. */
export const INLINE: Signs = {
  'This picture was not recognised. Leave no space between ] and (, put a name with spaces in < >, and a caption in straight quotation marks: ![what it shows](<./my picture.jpg> "A caption")':
    /!\[[^\]]{0,500}\]\s*\(/g,
  'This link was not recognised. Leave no space between ] and (, and none in the address: [text](/address/)':
    /(?<!!)\[[^\]]{0,500}\](?:\(|\s+\((?:$|\.{0,2}\/|https?:|mailto:|#))/g,
  'This link was not recognised. Write [$1]($2)':
    /\[([^[\]|\n]{1,300})\|(https?:\/\/[^\]\s]{1,300})\]|"([^"\n]{1,300})":(https?:\/\/\S{1,300})/g,
  'This link was not recognised. Write [$2]($1)':
    /(?:(?<!\])\[|\[url=)(https?:\/\/[^\]\s]{1,300})(?:\s+|\])([^[\]\n]{1,300})(?:\[\/url)?\]|(https?:\/\/[^\s[\]]{1,300})\[([^\]\n]{1,300})\]/g,
  'This picture was not recognised. Write ![$2](<./$1>)':
    /image::?([^\s[]{1,300})\[([^\]\n]{0,300})\]/g,
  [`"$0" ${PLAIN} Put the picture next to the page, and write ![what it shows](<./$1>)`]:
    /!\[\[([^\]|\n]{1,300}\.\w{3,4})[^\]\n]{0,300}\]\]/g,
  [`"$0" ${PLAIN} Link to it instead: [$1](/address/)`]:
    /!\[\[(?![^\]|\n]{0,300}\.\w{3,4}[\]|])([^\]|\n]{1,300})[^\]\n]{0,300}\]\]/g,
  [`"$0" ${PLAIN} Write the link as [$1](/address/)`]:
    /(?<![!\]])\[\[(?!_?toc_?\])(?:[^\]|\n]{1,300}\|)?\s*([^\]|\n]{1,300}?)\s*\]\]/gi,
  'The brackets of this picture are the wrong way round. Write ![$1]($2)':
    /!\(([^()\n]{0,300})\)\[([^\]\n]{1,300})\]/g,
  'The brackets of this link are the wrong way round. Write [$1]($2)':
    /(?<!!)\(([^()\n]{1,300})\)\[((?:https?:|mailto:|\.{0,2}\/)[^\]\n]{0,300})\]/g,
  'This link was not recognised, because its address is missing. Write the address after the text: [text](/address/)':
    /(?<![[!])\[(?!\d+\]\[\d+\])[^[\]]{1,500}\]\[[^\]]{0,500}\]/g,
  [`"$0" ${PLAIN} To highlight words, write <mark>$1</mark>`]:
    /(?<![=\p{L}\p{N}])==(?=[^\s+=])([^=\n]{1,300})(?:(?<=\S)==|$)/gu,
  [`"$0" ${PLAIN} For raised characters, write <sup>$1</sup>`]:
    /(?<=[\p{L}\p{N})])\^([^\s^[]{1,20})\^/gu,
  [`"$0" ${PLAIN} Write [^1] here, and on a line of its own, with a blank line above: [^1]: $1`]:
    /\^\[([^\]\n]{1,300})(?:\]|$)/g,
  [`"$0" ${PLAIN} For inserted words, write <ins>$1</ins>; for a key, <kbd>$1</kbd>`]:
    /(?<![\p{L}\p{N}+])\+\+(?=[^\s+])([^+\n]{1,300})(?<=\S)\+\+(?![\p{L}\p{N}+])/gu,
  [`"$0" ${PLAIN} Write a note to yourself as {/* $1 */}`]: /(?<!\d\s?)%%\s*([^%\n]{1,300}?)\s*%%/g,
  [`"$0" ${PLAIN} Write the emoji itself, such as 🙂, or remove it.`]:
    /(?<![\w:/\p{L}]):(?!https?:)(?:[+-]1|100|[a-z][a-z\d_+-]{1,30}):(?![\w:])/gu,
  [`"$0" is a WordPress shortcode, and ${PLAIN} Write Markdown or a component instead, or remove it.`]:
    /\[\/?[a-z][\w-]*(?:\s+[\w-]+=(?:"[^"]*"|[“”][^“”]*[“”]|'[^']*'|[^\s\]"']+))+\s*\/?\]/gi,
  [`"$0" ${PLAIN} Write Markdown instead: **bold**, _italic_, [text](/address/).`]:
    /\[\/(?:b|i|u|s|url|img|quote|code|size|color|list|gallery|embed)\]/gi,
  [`"$0" ${PLAIN} For italic text, write _$1_`]:
    /(?<![\d'])''(?=[^\s'])([^'\n]{1,300})(?<=\S)''(?!')/g,
  [`"$0" ${PLAIN} For bold text, write **$1**`]: /'''(?=\S)([^'\n]{1,300})'''/g,
  'These asterisks would be shown as they are. Write bold text with spaces outside the asterisks and none inside, **bold**, or write \\* for a plain asterisk.':
    NOTE_MARKS,
  'This asterisk would be shown as it is. Add the second one where the italic words end, *italic*, or write \\* for a plain asterisk.':
    NOTE_MARK,
  [`"$0" ${PLAIN} Leave no spaces inside: _italic_, **bold**.`]:
    /(?<![\\_\S])__?\s[^_\n]{0,300}\s__?(?![_\p{L}\p{N}])/gu,
  'This underscore would be shown as it is. Add the second one where the italic words end, _italic_, or write \\_ for a plain underscore.':
    /(?<![\\_\p{L}\p{N}/.])__?(?=[\p{L}\p{N}])(?!\w+\.\w)/gu,
  '"~~" would be shown as it is. Write struck-out words without spaces inside, ~~old~~, or \\~\\~ for plain characters.':
    /(?<![\\~])~~(?!~)/g,
  'This backtick would be shown as it is. Add the second one where the code ends, `code`, or write \\` for a plain one.':
    /(?<![\\`])`+/g,
  '"$0" is an error message from the program that this was copied from. Write what belongs here.':
    /#¡?(?:REF|NAME|DIV\/0|VALUE|NUM|NULL|WERT|BEZUG|ZAHL|VALOR|VALEUR|NOMBRE)[!?]|#N\/A|Error! (?:Reference source|Bookmark|Hyperlink reference) not (?:found|defined|valid)\.|Fehler! (?:Verweisquelle|Textmarke|Hyperlink)[^.]{1,60}\.|Click or tap here to enter text\./g,
  'These characters are garbled. Type them again, or copy them from a place where they are correct.':
    /â€[œ™˜¦“”\u009D]|Ã[\u0080-\u009F¡-ª¬-¶¸-º¼-¿]|(?<!\p{L})Â[\u00A0«»°·]/gu,
  [`Readers would see "&$1". Write &$1`]: /&amp;(#?\w{2,31};)/g,
  'Formulas are not supported. Write this one as text, with <sup>2</sup> and <sub>2</sub>.':
    /\\\([^)\n]{0,200}[\\^_=][^)\n]{0,200}\\\)|\\\[[^\]\n]{0,200}[\\^_=][^\]\n]{0,200}\\\]/g,
  [`"$0" is a LaTeX command, and ${PLAIN} Write Markdown instead, or remove it.`]:
    /(?<![\S])\\[a-z]{4,}\b/g,
  [`"$0" ${PLAIN} Write a footnote instead: [^1]`]:
    /\[@[\w:-]{2,80}[^\]\n]{0,100}\]|footnote:\[[^\]\n]{1,300}\]/g,
  [`"$0" ${PLAIN} Remove the lines around it.`]: /\|\|(?=[^\s|])[^|\n]{1,300}(?<=\S)\|\|/g,
};

/** HTML's elements without a closing tag: https://html.spec.whatwg.org/#void-elements */
const VOID = 'area|base|col|embed|input|link|meta|source|track|wbr';
const VOIDS = `${VOID}|${VOID.toUpperCase()}`;

const HTML = 'Write Markdown, or leave it out.';

/** What MDX cannot read, by the name of the rule. */
export const UNREADABLE: Record<string, Signs> = {
  'html-comment': {
    'Write a note to yourself as {/* … */}, not as <!-- … -->.': /<!--\s*([^]{0,2000}?)\s*-->/g,
  },
  'html-void': {
    '$0 is not a line break here. Write <br /> instead.': /<\/?br(?:\s[^<>]*[^/<>])?>/gi,
    '$0 is not allowed. Write --- instead, with a blank line above and below.':
      /(?<=\n)<hr\b[^<>]*>(?=\r?\n|$)/gi,
    '$0 is not allowed. Write --- instead, on a line of its own with a blank line above and below.':
      /<hr\b[^<>]*>/gi,
    '<img> is not allowed. Put the picture next to the page, and write ![what it shows](./picture.jpg)':
      /<img\b[^<>]*>/gi,
    [`<$1> is not allowed. ${HTML}`]: RegExp(`<(${VOIDS})\\b[^<>]*>`, 'g'),
  },
  'html-element': {
    '<$1> is not allowed: a page may not load or run anything. Link to it instead, or leave it out.':
      /<(script|style|iframe|object|svg|video|audio|form|math)\b[^]*?<\/\1\s*>/gi,
    [`$0 is not allowed. ${HTML}`]: /<[!?][a-z][^<>]*>/gi,
  },
  'link-brackets': {
    'An address in < > is read as a component. Write [$2]($1) instead.':
      /<(https?:[^\s<>|]+)\|([^<>\n]+)>/g,
    'An address in < > is read as a component. Write [the name of the page]($1) instead.':
      /(?<!\]\(|\]:[^\S\n]*)<([a-z][a-z\d+.-]{1,31}:[^\s<>]*)>/gi,
    'An address in < > is read as a component. Write [their name](mailto:$1) instead.':
      /<([^\s<>@/]+@[^\s<>]+)>/g,
  },
  shortcode: {
    '"$0" is a Hugo shortcode, which does not work here. Write what it stood for (a box is <Note>), or remove it.':
      /\{\{[<%][^{}\n]{0,300}[%>]\}\}/g,
  },
  liquid: {
    '"$0" is a place that another program, such as Jekyll, fills in. Write what it stood for, or remove it.':
      /(?<!=)\{\{[^{}\n]{0,300}\}\}|\{%[^\n]{0,300}?%\}/g,
  },
  'attribute-list': {
    '"$0" sets a class or an id in other kinds of Markdown. Remove it: a page’s look comes from its structure, and a heading’s id from its words.':
      /\{(?::[\s.#/:a-z][^{}\n]{0,300}|\s*(?:(?:[.#][\w-]+|[\w-]+=(?:"[^"]*"|[\w%-]+)|-|=\w+)\s*){1,20})\}/gi,
  },
  'edit-marks': {
    '"$0" marks an edit in other kinds of Markdown. Write <ins>added</ins>, <del>removed</del>, or a note to yourself, {/* … */}':
      /\{(?:\+\+|--|~~|>>|==)[^{}\n]{1,300}\}/g,
  },
  formula: {
    'Formulas are not supported. Write this one as text, with <sup>2</sup> and <sub>2</sub>, or show it as a picture; write \\$ for a plain dollar sign.':
      /\$\$(?=\n|[^$]{0,2000}[\\^_={}])[^$]{1,2000}\$\$|\$(?:[a-z]|(?!\s)[^$\n]*[\\{^_][^$\n]*(?<!\s)|\w+ ?[-+*/=] ?[^$\n]*(?<!\s))\$(?!\w)/gi,
  },
};

/** What `--fix` writes instead, by what is said. */
export const FIXES: Record<string, string> = {
  'The space after "$1" is not an ordinary one, so "$1" is shown as it is. Replace it with an ordinary space.':
    '$1 ',
  'Write a note to yourself as {/* … */}, not as <!-- … -->.': '{/* $1 */}',
  '$0 is not a line break here. Write <br /> instead.': '<br />',
  '$0 is not allowed. Write --- instead, with a blank line above and below.': '\n---\n',
};

/** Puts what was found into a message or a replacement. */
export function fill(text: string, match: RegExpExecArray): string {
  // Of two alternatives, the groups of the second follow those of the first.
  const groups = (match as (string | undefined)[]).filter((group) => group !== undefined);
  return text.replace(/\$(\d)/g, (_, index: string) => cut(groups[Number(index)] ?? '', index));
}

/** What is quoted must be recognised; it need not be whole. */
function cut(written: string, index: string): string {
  const line = written.replace(/\s+/g, ' ');
  return index === '0' && line.length > 60 ? `${line.slice(0, 60)}…` : written;
}
