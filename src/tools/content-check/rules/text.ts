import type { Nodes } from 'mdast';
import { isComment } from '../elements.ts';
import { isFullyRead } from '../entry.ts';
import { endOf, nodesOf, startOf } from '../tree.ts';
import type { Entry } from '../types.ts';
import { ignorableRule, rule } from './rule.ts';

/** The nodes of one type, each with its offset and its source. */
function findNodes<Type extends Nodes['type']>({ tree, source }: Entry, type: Type) {
  return (tree ? nodesOf(tree, type) : []).map((node) => {
    const at = startOf(node);
    return { node, at, written: source.slice(at, endOf(node)) };
  });
}

/** Readers would open an empty page. */
const bodyEmpty = rule('body-empty', function* (entry) {
  const text = entry.tree?.children.find(
    (node) => node.type !== 'yaml' && !(node.type === 'mdxFlowExpression' && isComment(node.value)),
  );
  if (text || !isFullyRead(entry)) return;
  const message = 'This page has no text. Write it below the front matter, or delete the file.';
  yield { at: entry.frontMatter?.start, message };
});

/** A half-written page must not be published by mistake; `npm run new` marks what is missing. */
const fillIn = rule('fill-in', function* ({ source }) {
  for (const { index: at, 0: placeholder } of source.matchAll(/\[fill in:?[^\]\n]*\]/gi)) {
    const message = `"${placeholder}" still has to be filled in. Replace it with your own words.`;
    yield { at, message };
  }
});

const LIST =
  'This list was not recognised. Start each item with "- ", and leave a blank line above the first.';

/** Lines that were probably meant to be something other than a paragraph, by their message. */
const LINES: Record<string, RegExp> = {
  'This heading was not recognised. Add a space after the # characters: ## Heading':
    /^#{2,6}[^#\s].*$/,
  'Definition lists are not supported here. Write a list instead: - **Term**: meaning': /^:\s+\S/,
  'This table was not recognised. Leave a blank line above it, and add a line such as | --- | --- | below its first line, with one --- for each column.':
    /^\|.*\|\s*$/,
  [LIST]: /^([•●·▪◦‣►➢✓✔☐]\s*\S|\[[ x]?\]\s)/u,
  'This list item was not recognised. Add a space after its first character: - item':
    /^[-*+]\p{L}[^*]*$/u,
  'This list item was not recognised. Put a space after its number, as in "1. item", and leave a blank line above the list.':
    /^\d{1,3}[.)](\p{L}|\s+\S)/u,
};

/** Lines that may be prose if there is one of them, but several are a list or a table. */
const REPEATED: typeof LINES = {
  'This list was not recognised. Start each item with "1. " or "- ", and leave a blank line above the first.':
    /^\(?([a-z]|\d{1,2})\)\s+\S/i,
  'This table was not recognised. Start and end each line with |, and add a line such as | --- | --- | below the first.':
    /\S \| \S/,
  [LIST]: /^[–—]\s+\S/,
};

/** Characters in a line of text that were probably meant as Markdown. */
const INLINE: typeof LINES = {
  'This picture was not recognised. Put a name with spaces in < >, put a caption in straight quotation marks, and leave no space between ] and (: ![what it shows](<./my picture.jpg> "A caption")':
    /!\[[^\]]{0,500}\]\s*\(/g,
  'This link was not recognised. Leave no space between ] and (, and none in the address: [text](/address/)':
    /(?<!!)\[[^\]]{0,500}\](\(|\s+\((\.{0,2}\/|https?:|mailto:|#))/g,
  'This link was not recognised, because its address is missing. Write the address after the text: [text](/address/)':
    /\[[^\]]{1,500}\]\[[^\]]{0,500}\]/g,
  'These asterisks would be shown as they are. Write bold text without spaces inside the asterisks, **bold**, or write \\* for a plain asterisk.':
    /\*\*\*?/g,
};

/** Without a word, Markdown shows a slip in its syntax as plain text. */
const markdownBroken = ignorableRule('markdown-broken', function* (entry) {
  // Front matter that was not recognised looks like broken Markdown.
  if (!entry.frontMatter) return;
  for (const { at, written } of findNodes(entry, 'heading')) {
    // Anything longer than 100 characters was meant as a paragraph.
    if (written.startsWith('#') || written.length <= 100) continue;
    const message =
      'The --- below this paragraph turns it into a heading. Leave a blank line above the ---.';
    yield { at, message };
  }
  for (const { node, at: start, written } of findNodes(entry, 'paragraph')) {
    const lines = [...written.matchAll(/\S([^\n]*\S)?/g)];
    const repeated = Object.entries(REPEATED).filter(
      ([, pattern]) => lines.filter(([line]) => pattern.test(line)).length > 1,
    );
    for (const { index, 0: line } of lines) {
      const at = start + index;
      const isText = node.children.some(
        (child) => child.type === 'text' && startOf(child) <= at && endOf(child) > at,
      );
      const patterns = isText ? [...Object.entries(LINES), ...repeated] : [];
      const found = patterns.find(([, pattern]) => pattern.test(line));
      if (found) yield { at, message: found[0] };
    }
  }
  for (const { at, written } of findNodes(entry, 'text')) {
    for (const [message, pattern] of Object.entries(INLINE)) {
      for (const { index } of written.matchAll(pattern)) {
        if (written[index - 1] !== '\\') yield { at: at + index, message };
      }
    }
  }
});

/** Markdown drops surplus cells, and reads a line directly below a table as a row. */
const tableCells = rule('table-cells', function* (entry) {
  for (const { node: table } of findNodes(entry, 'table')) {
    const columns = table.children[0]?.children.length ?? 0;
    for (const row of table.children.slice(1)) {
      const at = startOf(row);
      const line = entry.source.slice(at, endOf(row)).trim();
      // A | after a backslash does not separate cells.
      const cells = line.replace(/^\||(?<!\\)\|$/g, '').split(/(?<!\\)\|/).length;
      const message =
        cells > columns
          ? `This row has ${cells} cells, but the table’s head has ${columns}, so the rest would be lost. Give the head as many cells, or write \\| for a plain |.`
          : cells === 1 &&
            columns > 1 &&
            'This line would become a row of the table. Leave a blank line above it, or write its cells: | a | b |';
      if (message) yield { at, message };
    }
  }
});

/** Markdown drops a footnote that nothing refers to, and the second of two with the same name. */
const footnote = rule('footnote', function* (entry) {
  const used = new Set(findNodes(entry, 'footnoteReference').map(({ node }) => node.identifier));
  const seen = new Set<string>();
  for (const { node, at } of findNodes(entry, 'footnoteDefinition')) {
    const { identifier } = node;
    const message = seen.has(identifier)
      ? `There is already a footnote [^${identifier}], so this one would be lost. Give it another name.`
      : !used.has(identifier) &&
        `Nothing in the text refers to this footnote, so it would be lost. Write [^${identifier}] where it belongs, or remove it.`;
    if (message) yield { at, message };
    seen.add(identifier);
  }
  for (const { at, written } of findNodes(entry, 'text')) {
    for (const { index, 0: mark } of written.matchAll(/(?<!\\)\[\^[^\]\s]+\]/g)) {
      const message = `There is no footnote for ${mark}. Add one below, on a line of its own: ${mark}: …`;
      yield { at: at + index, message };
    }
  }
});

/** After a fence that is never closed, the rest of the page is code. */
const codeFence = rule('code-fence', function* (entry) {
  for (const { at, written } of findNodes(entry, 'code')) {
    const [first = '', ...others] = written.trimEnd().split('\n');
    const fence = /^(`{3,}|~{3,})/.exec(first)?.[0];
    const last = others.at(-1)?.replace(/^[\s>]*/, '');
    if (fence === undefined || last?.startsWith(fence)) continue;
    const message = `This code block is never closed, so everything after it would be shown as code. Add ${fence} on a line of its own where it ends.`;
    yield { at, message };
  }
});

export const textRules = [bodyEmpty, fillIn, markdownBroken, tableCells, footnote, codeFence];
