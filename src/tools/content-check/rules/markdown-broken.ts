import type { Paragraph, Text } from 'mdast';
import type { Rule } from '../rule.ts';
import { endOf, nodesOf, startOf } from '../tree.ts';

/** Lines of a paragraph that were meant to be something else. */
const LINES: { pattern: RegExp; message: string }[] = [
  {
    pattern: /^#{2,6}[^#\s].*$/,
    message: 'This heading was not understood. Write a blank behind the #: ## Heading',
  },
  {
    pattern: /^:\s+\S/,
    message: 'A term and its meaning have no sign here. Write a list: - **Term**: meaning',
  },
  {
    pattern: /^\|.*\|\s*$/,
    message:
      'This table was not understood. It needs a blank line above it, and a line such as | --- | --- | below its first, with as many parts as that has.',
  },
  {
    pattern: /^([•●·▪◦‣►➢✓✔☐]\s*\S|\[[ x]?\]\s)/u,
    message:
      'This list was not understood. Begin each item with "- ", and leave a blank line above the first.',
  },
  {
    pattern: /^[-*+]\p{L}[^*]*$/u,
    message: 'This list item was not understood. Write a blank behind its sign: - item',
  },
  {
    pattern: /^\d{1,3}[.)](\p{L}|\s+\S)/u,
    message:
      'This list item was not understood. Write a blank behind its number, 1. item, and leave a blank line above the list.',
  },
];

/** Lines that are a list or a table where there are several of them, and may be prose alone. */
const REPEATED: typeof LINES = [
  {
    pattern: /^\(?([a-z]|\d{1,2})\)\s+\S/i,
    message:
      'This list was not understood. Begin each item with "1. " or "- ", and leave a blank line above the first.',
  },
  {
    pattern: /\S \| \S/,
    message:
      'This table was not understood. Begin and end each line with |, and write a line such as | --- | --- | below the first.',
  },
  {
    pattern: /^[–—]\s+\S/,
    message:
      'This list was not understood. Begin each item with "- ", and leave a blank line above the first.',
  },
];

/** Signs in a line of text that were meant to be something else. */
const SIGNS: { pattern: RegExp; message: string }[] = [
  {
    pattern: /!\[[^\]]{0,500}\]\s*\(/g,
    message:
      'This picture was not understood. A name with blanks stands in < >, a caption in straight quotation marks, and no blank between ] and (: ![what it says](<./my picture.jpg> "a caption")',
  },
  {
    pattern: /(?<!!)\[[^\]]{0,500}\](\(|\s+\((\.{0,2}\/|https?:|mailto:|#))/g,
    message:
      'This link was not understood. Write it without a blank between ] and (, and without blanks in the address: [text](/address/)',
  },
  {
    pattern: /\[[^\]]{1,500}\]\[[^\]]{0,500}\]/g,
    message:
      'This link was not understood, because nothing says where it leads. Write the address in place: [text](/address/)',
  },
  {
    pattern: /\*\*\*?/g,
    message:
      'These asterisks were not understood, and are shown as they are. Write bold text without blanks inside: **bold**; or write \\* for a plain asterisk.',
  },
];

/** In characters: what is longer, with a line below it, was meant as a paragraph. */
const LONGEST_HEADING = 100;

/** What looks like a list, a table, a heading or a link, and is a line of text. */
export const markdownBroken: Rule = {
  name: 'markdown-broken',
  canBeIgnored: true,
  *checkEntry({ tree, source, frontMatter }) {
    // Front matter that is not seen as such looks like broken Markdown.
    if (!tree || !frontMatter) return;
    for (const heading of nodesOf(tree, 'heading')) {
      const at = startOf(heading);
      const isUnderlined = source[at] !== '#';
      if (!isUnderlined || source.slice(at, endOf(heading)).length <= LONGEST_HEADING) continue;
      yield {
        at,
        message:
          'The line --- below this paragraph makes a heading of it. Leave a blank line above the ---.',
      };
    }
    for (const paragraph of nodesOf(tree, 'paragraph')) {
      yield* findLines(paragraph, source);
    }
    for (const text of nodesOf(tree, 'text')) yield* findSigns(text, source);
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

/** Whether the sign at an offset is read as a plain one. */
function isPlain({ children }: Paragraph, at: number): boolean {
  return children.some((node) => node.type === 'text' && startOf(node) <= at && endOf(node) > at);
}

function* findSigns(text: Text, source: string) {
  const start = startOf(text);
  const written = source.slice(start, endOf(text));
  for (const { pattern, message } of SIGNS) {
    for (const { index } of written.matchAll(pattern)) {
      const isEscaped = written[index - 1] === '\\';
      if (!isEscaped) yield { at: start + index, message };
    }
  }
}
