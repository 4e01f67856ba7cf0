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
    pattern: /^\|.*\|\s*$/,
    message:
      'This table was not understood. It needs a blank line above it, and a line such as | --- | --- | below its first, with as many parts as that has.',
  },
  {
    pattern: /^[•·▪◦]\s+\S/,
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

/** Signs in a line of text that were meant to be something else. */
const SIGNS: { pattern: RegExp; message: string }[] = [
  {
    pattern: /!\[[^\]]*\]\s*\([^)]*\)?/g,
    message:
      'This picture was not understood. Write it without a blank between ] and (; a name with blanks stands in < >: ![what it says](<./my picture.jpg>)',
  },
  {
    pattern: /(?<!!)\[[^\]]*\]\s*\([^)]*\)?/g,
    message:
      'This link was not understood. Write it without a blank between ] and (, and without blanks in the address: [text](/address/)',
  },
  {
    pattern: /\[[^\]]+\]\[[^\]]*\]/g,
    message:
      'This link was not understood, because nothing says where it leads. Write the address in place: [text](/address/)',
  },
  {
    pattern: /\*\*\*?/g,
    message:
      'These asterisks were not understood, and are shown as they are. Write bold text without blanks inside: **bold**; or write \\* for a plain asterisk.',
  },
];

/** What looks like a list, a table, a heading or a link, and is a line of text. */
export const markdownBroken: Rule = {
  name: 'markdown-broken',
  asks: 'What looks like a list, a table, a heading, a link or bold text is one.',
  canBeIgnored: true,
  *checkEntry({ tree, source }) {
    if (!tree) return;
    for (const paragraph of nodesOf(tree, 'paragraph')) {
      yield* findLines(paragraph, source);
      for (const text of paragraph.children) {
        if (text.type === 'text') yield* findSigns(text, source);
      }
    }
  },
};

function* findLines(paragraph: Paragraph, source: string) {
  let at = startOf(paragraph);
  for (const line of source.slice(at, endOf(paragraph)).split('\n')) {
    const text = line.trim();
    const found = LINES.find(({ pattern }) => pattern.test(text));
    if (found && isText(paragraph, at + line.indexOf(text))) {
      yield { at: at + line.indexOf(text), message: found.message };
    }
    at += line.length + 1;
  }
}

/** Whether the sign at an offset is read as a plain one. */
function isText({ children }: Paragraph, at: number): boolean {
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
