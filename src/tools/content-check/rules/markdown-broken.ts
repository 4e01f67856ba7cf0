import type { Paragraph, Text } from 'mdast';
import { endOf, nodesOf, startOf } from '../tree.ts';
import type { Rule } from '../types.ts';

/** Lines that were probably meant to be something other than a paragraph. */
const LINES: { pattern: RegExp; message: string }[] = [
  {
    pattern: /^#{2,6}[^#\s].*$/,
    message: 'This heading was not recognised. Add a space after the # characters: ## Heading',
  },
  {
    pattern: /^:\s+\S/,
    message: 'Definition lists are not supported here. Write a list instead: - **Term**: meaning',
  },
  {
    pattern: /^\|.*\|\s*$/,
    message:
      'This table was not recognised. Leave a blank line above it, and add a line such as | --- | --- | below its first line, with one --- for each column.',
  },
  {
    pattern: /^([•●·▪◦‣►➢✓✔☐]\s*\S|\[[ x]?\]\s)/u,
    message:
      'This list was not recognised. Start each item with "- ", and leave a blank line above the first.',
  },
  {
    pattern: /^[-*+]\p{L}[^*]*$/u,
    message: 'This list item was not recognised. Add a space after its first character: - item',
  },
  {
    pattern: /^\d{1,3}[.)](\p{L}|\s+\S)/u,
    message:
      'This list item was not recognised. Put a space after its number, as in "1. item", and leave a blank line above the list.',
  },
];

/** Lines that may be prose if there is one of them, but several are a list or a table. */
const REPEATED: typeof LINES = [
  {
    pattern: /^\(?([a-z]|\d{1,2})\)\s+\S/i,
    message:
      'This list was not recognised. Start each item with "1. " or "- ", and leave a blank line above the first.',
  },
  {
    pattern: /\S \| \S/,
    message:
      'This table was not recognised. Start and end each line with |, and add a line such as | --- | --- | below the first.',
  },
  {
    pattern: /^[–—]\s+\S/,
    message:
      'This list was not recognised. Start each item with "- ", and leave a blank line above the first.',
  },
];

/** Characters in a line of text that were probably meant as Markdown. */
const INLINE: { pattern: RegExp; message: string }[] = [
  {
    pattern: /!\[[^\]]{0,500}\]\s*\(/g,
    message:
      'This picture was not recognised. Put a name with spaces in < >, put a caption in straight quotation marks, and leave no space between ] and (: ![what it shows](<./my picture.jpg> "A caption")',
  },
  {
    pattern: /(?<!!)\[[^\]]{0,500}\](\(|\s+\((\.{0,2}\/|https?:|mailto:|#))/g,
    message:
      'This link was not recognised. Leave no space between ] and (, and none in the address: [text](/address/)',
  },
  {
    pattern: /\[[^\]]{1,500}\]\[[^\]]{0,500}\]/g,
    message:
      'This link was not recognised, because its address is missing. Write the address after the text: [text](/address/)',
  },
  {
    pattern: /\*\*\*?/g,
    message:
      'These asterisks would be shown as they are. Write bold text without spaces inside the asterisks, **bold**, or write \\* for a plain asterisk.',
  },
];

/** In characters; anything longer with a line below it was meant as a paragraph. */
const LONGEST_HEADING = 100;

/** Without a word, Markdown shows a slip in its syntax as plain text. */
export const markdownBroken: Rule = {
  name: 'markdown-broken',
  canBeIgnored: true,
  *checkEntry({ tree, source, frontMatter }) {
    // Front matter that was not recognised looks like broken Markdown.
    if (!tree || !frontMatter) return;
    for (const heading of nodesOf(tree, 'heading')) {
      const at = startOf(heading);
      const isUnderlined = source[at] !== '#';
      if (!isUnderlined || source.slice(at, endOf(heading)).length <= LONGEST_HEADING) continue;
      yield {
        at,
        message:
          'The --- below this paragraph turns it into a heading. Leave a blank line above the ---.',
      };
    }
    for (const paragraph of nodesOf(tree, 'paragraph')) {
      yield* findLines(paragraph, source);
    }
    for (const text of nodesOf(tree, 'text')) yield* findInline(text, source);
  },
};

function* findLines(paragraph: Paragraph, source: string) {
  let at = startOf(paragraph);
  const lines = source.slice(at, endOf(paragraph)).split('\n');
  const repeated = REPEATED.filter(
    ({ pattern }) => lines.filter((line) => pattern.test(line.trim())).length > 1,
  );
  for (const line of lines) {
    const text = line.trim();
    const found = [...LINES, ...repeated].find(({ pattern }) => pattern.test(text));
    if (found && isPlain(paragraph, at + line.indexOf(text))) {
      yield { at: at + line.indexOf(text), message: found.message };
    }
    at += line.length + 1;
  }
}

/** Whether the character at an offset is plain text. */
function isPlain({ children }: Paragraph, at: number): boolean {
  return children.some((node) => node.type === 'text' && startOf(node) <= at && endOf(node) > at);
}

function* findInline(text: Text, source: string) {
  const start = startOf(text);
  const written = source.slice(start, endOf(text));
  for (const { pattern, message } of INLINE) {
    for (const { index } of written.matchAll(pattern)) {
      const isEscaped = written[index - 1] === '\\';
      if (!isEscaped) yield { at: start + index, message };
    }
  }
}
