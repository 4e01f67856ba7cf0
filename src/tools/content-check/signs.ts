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
const SPACE =
  'The space after "$1" is not an ordinary one, so "$1" is shown as it is. Replace it with an ordinary space.';
const COMMENT = 'Write a note to yourself as {/* … */}, not as <!-- … -->.';
const BREAK = '$0 is not a line break here. Write <br /> instead.';

/** An asterisk that opens italic words, or a note below a price; two or three, of bold words or more notes. */
export const ASTERISKS =
  /(?<![\\*\p{L}\p{N}])\*(?=[^\s*.[])(?!\p{M})|(?<!\\)\*{2,}(?!(?<=\d\*\*)\d)/gu;

/** In the beginning of a line. */
export const LINES: Signs = {
  [SPACE]: /^(#{1,6}|[-+])[\u00A0\u2000-\u200A\u202F\u3000]+/g,
  'This heading was not recognised. Add a space after the # characters: $1 $2':
    /^(#{2,6})([^#\s].*?)#*$/g,
  [`This table was not recognised. ${TABLE}`]: /^\|.*\|\s*$/g,
  [`This list was not recognised. ${LIST}`]: /^(?:[•●▪◦‣➢\uF0A7\uF0B7]\s*|[oØ·§]\t)\S/g,
  'Checkboxes are not supported. Write a plain list item instead: - $1': /^\[ ?\]\s+(?!\()(\S.*)$/g,
  'This list item was not recognised. Add a space after its number: $1 $2':
    /^(\d{1,3}[.)])(\p{Lu}\p{Ll}.*)/gu,
  [`"$0" does not make a box here. ${BOX}`]: /^(?::::+ ?\w*|[!?]{3}\+? ?[a-z]+(?=$| ")|\[!\w+\])/g,
  '"$0" does not make a table of contents here. Remove it, or write a numbered list of links in the introduction: 1. [A section](#a-section)':
    /^(?:\[\[_?toc_?\]\]|\[toc\])/gi,
};

/** The numbers or letters of a list, each with a bracket or a full stop behind it. */
export const ORDINAL = /^\(?([a-z]|i[iv]+|\d{1,2})[.)]\s+\S/gi;

/** In the beginning of a line, if several lines of a paragraph have it. */
export const REPEATED: Signs = {
  'This list was not recognised. Start each item with "1. " or "- ", and leave a blank line above the first.':
    ORDINAL,
  [`This list was not recognised. ${LIST}`]: /^[-+]\p{L}/gu,
  'These lines would be joined into one. For a list, start each with "- "; for speech, leave a blank line between them.':
    /^(?:[–—☐☑·►✓✔→]|§(?!\s*\d)|\p{Emoji_Presentation})\s*\S/gu,
  [`This table was not recognised. ${TABLE}`]: /\S(?: \|(?= |$)|\t+(?=\S))/g,
};

/** Anywhere in a text. */
export const INLINE: Signs = {
  'This picture was not recognised. Leave no space between ] and (, put a name with spaces in < >, and a caption in straight quotation marks: ![what it shows](<./my picture.jpg> "A caption")':
    /!\[[^\]]{0,500}\]\s*\(/g,
  'This link was not recognised. Leave no space between ] and (, and none in the address, [text](/address/); put a file’s name with spaces in < >, [text](<./my list.pdf>)':
    /(?<!!)\[[^\]]{0,500}\](?:\(|\s+\((?:$|\.{0,2}\/|https?:|mailto:|#))/g,
  'The brackets are the wrong way round. Write $1[$2]($3)':
    /(!?)\(([^()\n]{1,300})\)\[((?:https?:|mailto:|\.{0,2}\/)[^\]\n]{0,300})\]/g,
  'This link was not recognised, because its address is missing. Write the address after the text: [text](/address/)':
    /(?<![[!])\[(?!\d+\]\[\d+\])[^[\]]{1,500}\]\[[^\]]{0,500}\]/g,
  [`"$0" is how a wiki writes links and pictures, and ${PLAIN} Write [text](/address/) or ![what it shows](./picture.jpg)`]:
    /(?<!\])!?\[\[(?!_?toc_?\])[^[\]\n]{1,300}\]\]/gi,
  [`"$0" ${PLAIN} To highlight words, write <mark>$1</mark>`]:
    /(?<![=\p{L}\p{N}])==(?=[^\s+=])([^=\n]{1,300})(?:(?<=\S)==|$)/gu,
  [`"$0" ${PLAIN} Write the emoji itself, such as 🙂, or remove it.`]:
    /(?<![\w:/\p{L}]):(?!https?:)(?:[+-]1|100|[a-z][a-z\d_+-]{1,30}):(?![\w:])/gu,
  [`"$0" ${PLAIN} Write the same asterisks at both ends of the words, without spaces inside, *italic* or **bold**; or \\* for a plain asterisk.`]:
    ASTERISKS,
  [`"$0" ${PLAIN} Write the sign at both ends of the words, without spaces inside, _italic_, ~~struck out~~ or \`code\`; or a \\ before a plain sign.`]:
    /(?<![\\_\S])__?\s[^_\n]{0,300}\s__?(?![_\p{L}\p{N}])|(?<![\\_\p{L}\p{N}/.])__?(?=[\p{L}\p{N}])(?!\w+\.\w)|(?<![\\~])~~(?!~)|(?<![\\`])`+/gu,
  'These characters are garbled. Type them again, or copy them from a place where they are correct.':
    /â€[œ™˜¦“”\u009D]|Ã[\u0080-\u009F¡-ª¬-¶¸-º¼-¿]|(?<!\p{L})Â[\u00A0«»°·]/gu,
};

/** What MDX cannot read, by the name of the rule. */
export const UNREADABLE: Record<string, Signs> = {
  'html-comment': { [COMMENT]: /<!--\s*([^]{0,2000}?)\s*-->/g },
  'html-void': { [BREAK]: /<\/?br(?:\s[^<>]*[^/<>])?>/gi },
  'html-element': {
    '<$1> is not allowed: a page may not load anything from elsewhere. Show a film with <Video href="…" poster="./picture.jpg" title="…" duration="12:30" />, and link to anything else.':
      /<(iframe|video)\b[^]*?<\/\1\s*>/gi,
    '<$1> is not allowed: a page may not load or run anything. Link to it instead, or leave it out.':
      /<(script|style|object|svg|audio|form|math)\b[^]*?<\/\1\s*>/gi,
  },
  'link-brackets': {
    'An address in < > is read as a component. Write [the name of the page]($1) instead.':
      /(?<!\]\(|\]:[^\S\n]*)<([a-z][a-z\d+.-]{1,31}:[^\s<>]*)>/gi,
    'An address in < > is read as a component. Write [their name](mailto:$1) instead.':
      /<([^\s<>@/]+@[^\s<>]+)>/g,
  },
  liquid: {
    '"$0" is a place that another program, such as Jekyll, fills in. Write what it stood for, or remove it.':
      /(?<!=)\{\{[^{}\n]{0,300}\}\}|\{%[^\n]{0,300}?%\}/g,
  },
};

/** What `--fix` writes instead, by what is said. */
export const FIXES: Record<string, string> = {
  [SPACE]: '$1 ',
  [COMMENT]: '{/* $1 */}',
  [BREAK]: '<br />',
};

/** Puts what was found into a message or a replacement. */
export function fill(text: string, match: RegExpExecArray): string {
  // What is quoted must be recognised; it need not be whole.
  const whole = match[0].replace(/\s+/g, ' ').replace(/(?<=^.{60}).+/u, '…');
  return text.replace(/\$(\d)/g, (_, index: string) =>
    index === '0' ? whole : (match[Number(index)] ?? ''),
  );
}
