import type { Paragraph, Text } from 'mdast';
import { isComment } from '../elements.ts';
import { isFullyRead } from '../entry.ts';
import { endOf, nodesOf, startOf } from '../tree.ts';
import type { Rule } from '../types.ts';

/** Readers would open an empty page. */
const bodyEmpty: Rule = {
  name: 'body-empty',
  *checkEntry(entry) {
    if (!entry.tree || !isFullyRead(entry)) return;
    const isEmpty = entry.tree.children.every(
      (node) =>
        node.type === 'yaml' || (node.type === 'mdxFlowExpression' && isComment(node.value)),
    );
    if (!isEmpty) return;
    yield {
      at: entry.frontMatter?.start,
      message: 'This page has no text. Write it below the front matter, or delete the file.',
    };
  },
};

/** `npm run new` marks the places that an editor still has to fill in. */
const PLACEHOLDER = /\[fill in:?[^\]\n]*\]/gi;

/** A half-written page must not be published by mistake. */
const fillIn: Rule = {
  name: 'fill-in',
  *checkEntry({ source }) {
    for (const { index, 0: placeholder } of source.matchAll(PLACEHOLDER)) {
      const message = `"${placeholder}" still has to be filled in. Replace it with your own words.`;
      yield { at: index, message };
    }
  },
};

const LIST =
  'This list was not recognised. Start each item with "- ", and leave a blank line above the first.';

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
    message: LIST,
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
  { pattern: /^[–—]\s+\S/, message: LIST },
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
const markdownBroken: Rule = {
  name: 'markdown-broken',
  canBeIgnored: true,
  *checkEntry({ tree, source, frontMatter }) {
    // Front matter that was not recognised looks like broken Markdown.
    if (!tree || !frontMatter) return;
    for (const heading of nodesOf(tree, 'heading')) {
      const at = startOf(heading);
      const isUnderlined = source[at] !== '#';
      if (!isUnderlined || source.slice(at, endOf(heading)).length <= LONGEST_HEADING) continue;
      const message =
        'The --- below this paragraph turns it into a heading. Leave a blank line above the ---.';
      yield { at, message };
    }
    for (const paragraph of nodesOf(tree, 'paragraph')) yield* findLines(paragraph, source);
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

/** Markdown drops surplus cells, and reads a line directly below a table as a row. */
const tableCells: Rule = {
  name: 'table-cells',
  *checkEntry({ tree, source }) {
    if (!tree) return;
    for (const { children: rows } of nodesOf(tree, 'table')) {
      const columns = rows[0]?.children.length ?? 0;
      for (const row of rows.slice(1)) {
        const at = startOf(row);
        const line = source.slice(at, endOf(row)).trim();
        const cells = countCells(line);
        const message =
          cells > columns
            ? `This row has ${cells} cells, but the table’s head has ${columns}, so the rest would be lost. Give the head as many cells, or write \\| for a plain |.`
            : cells === 1 &&
              columns > 1 &&
              'This line would become a row of the table. Leave a blank line above it, or write its cells: | a | b |';
        if (message) yield { at, message };
      }
    }
  },
};

/** The number of cells in a row as written: a | after a backslash does not separate cells. */
function countCells(line: string): number {
  return line.replace(/^\||(?<!\\)\|$/g, '').split(/(?<!\\)\|/).length;
}

/** Markdown drops a footnote that nothing refers to, and the second of two with the same name. */
const footnote: Rule = {
  name: 'footnote',
  *checkEntry({ tree, source }) {
    if (!tree) return;
    const used = new Set(nodesOf(tree, 'footnoteReference').map(({ identifier }) => identifier));
    const seen = new Set<string>();
    for (const node of nodesOf(tree, 'footnoteDefinition')) {
      const { identifier } = node;
      const message = seen.has(identifier)
        ? `There is already a footnote [^${identifier}], so this one would be lost. Give it another name.`
        : !used.has(identifier) &&
          `Nothing in the text refers to this footnote, so it would be lost. Write [^${identifier}] where it belongs, or remove it.`;
      if (message) yield { at: startOf(node), message };
      seen.add(identifier);
    }
    for (const node of nodesOf(tree, 'text')) {
      const start = startOf(node);
      const written = source.slice(start, endOf(node));
      for (const { index, 0: mark } of written.matchAll(/(?<!\\)\[\^[^\]\s]+\]/g)) {
        const message = `There is no footnote for ${mark}. Add one below, on a line of its own: ${mark}: …`;
        yield { at: start + index, message };
      }
    }
  },
};

/** After a fence that is never closed, the rest of the page is code. */
const codeFence: Rule = {
  name: 'code-fence',
  *checkEntry({ tree, source }) {
    if (!tree) return;
    for (const node of nodesOf(tree, 'code')) {
      const at = startOf(node);
      const block = source.slice(at, endOf(node)).trimEnd();
      const fence = /^(`{3,}|~{3,})/.exec(block)?.[0];
      if (fence === undefined) continue;
      const last = block.slice(block.lastIndexOf('\n') + 1).replace(/^[\s>]*/, '');
      if (block.includes('\n') && last.startsWith(fence)) continue;
      yield {
        at,
        message: `This code block is never closed, so everything after it would be shown as code. Add ${fence} on a line of its own where it ends.`,
      };
    }
  },
};

export const textRules = [bodyEmpty, fillIn, markdownBroken, tableCells, footnote, codeFence];
