import type { Nodes, Table } from 'mdast';
import { isFullyRead } from '../entry.ts';
import { ASTERISKS, fill, FIXES, INLINE, LINES, ORDINAL, REPEATED } from '../signs.ts';
import { endOf, isComment, startOf, visitsOf } from '../tree.ts';
import { each, type Entry, type EntryRules, type Finding, type Range } from '../types.ts';

/** The nodes of some types, each with its offset, its source and its ancestors. */
function findNodes<Type extends Nodes['type']>({ tree, text }: Entry, ...types: Type[]) {
  const isWanted = (node: Nodes): node is Extract<Nodes, { type: Type }> =>
    (types as string[]).includes(node.type);
  return (tree ? visitsOf(tree) : []).flatMap(({ node, ancestors }) => {
    const at = startOf(node);
    return isWanted(node) ? [{ node, at, written: text.slice(at, endOf(node)), ancestors }] : [];
  });
}

/** The end of what a note explains: `free*`. Then, `*if you bring tea` is the note. */
const NOTE_MARKED = /[^\s*\\]\*(?![\p{L}\p{N}*])/u;

/** A part of the text, and what is written there. */
type Piece = Range & { written: string };

/** The pieces of text in a node, with the bare addresses among them. */
function runsOf(node: Nodes, { source, text }: Entry): Piece[] {
  const runs: Range[] = [];
  for (const child of 'children' in node ? node.children : []) {
    const [at, end] = [startOf(child), endOf(child)];
    const last = runs.at(-1);
    const isBare = child.type === 'link' && !/[[<]/.test(source[at] ?? '');
    if (child.type !== 'text' && !isBare) continue;
    if (last?.end === at) last.end = end;
    else runs.push({ at, end });
  }
  return runs.map(({ at, end }) => ({ at, end, written: text.slice(at, end) }));
}

/** The lines that begin in a piece of text. */
function linesOf(run: Piece, { source }: Entry): Piece[] {
  return [...run.written.matchAll(/\S(?:[^\n]*\S)?/g)].flatMap(({ index, 0: written }) => {
    const at = run.at + index;
    const before = source.slice(source.lastIndexOf('\n', at) + 1, at);
    return /^[\s>]*$/.test(before) ? [{ at, end: at + written.length, written }] : [];
  });
}

export const textRules: EntryRules = {
  /** Readers would open an empty page. */
  *'body-empty'(entry) {
    const text = entry.tree?.children.find(
      (node) =>
        node.type !== 'yaml' && !(node.type === 'mdxFlowExpression' && isComment(node.value)),
    );
    if (text || !isFullyRead(entry)) return;
    const message = 'This page has no text. Write it below the front matter, or delete the file.';
    yield { at: entry.frontMatter?.start, message };
  },

  /** A half-written page must not be published by mistake; `npm run new` marks what is missing. */
  *'fill-in'({ source, code }) {
    const blanks =
      /\[(?:fill in:?[^\]\n]*|the name of the page|their name|what it shows)\]|^ *(?:- )?\w+: *"?…"? *$|="…"|!\[…\]|\]: *… *$/gim;
    for (const { index: at, 0: blank } of source.matchAll(blanks)) {
      if (code.some((range) => range.at <= at && range.end > at)) continue;
      const message = blank.startsWith('[fill in: in ')
        ? `Write what follows, or what the line above says, in this language, and remove "${blank}".`
        : `"${blank.trim()}" still has to be filled in. Replace it with your own words; a suggestion may stay, without the brackets.`;
      yield { at, message };
    }
  },

  /** Without a word, Markdown shows a slip in its syntax, or a sign that it does not know, as text. */
  *'markdown-broken'(entry) {
    // Front matter that was not recognised looks like broken Markdown.
    if (!entry.frontMatter || !entry.tree) return;
    for (const { at, written } of findNodes(entry, 'heading')) {
      // A short one may be meant.
      const isMeant = written.length <= 100 && !/^(title|description|layout): /m.test(written);
      const message =
        'The --- below this turns it into a heading. Leave a blank line above the ---, or remove it; a page has only one front matter.';
      if (!isMeant && !written.startsWith('#')) yield { at, message };
    }
    const hasNotes = findNodes(entry, 'text').some(({ written }) => NOTE_MARKED.test(written));
    for (const { node } of visitsOf(entry.tree)) {
      const runs = runsOf(node, entry);
      const isParagraph = node.type === 'paragraph';
      const lines = isParagraph ? runs.flatMap((run) => linesOf(run, entry)) : [];
      const isBroken =
        isParagraph &&
        node.children.some((it) => it.type === 'break' || ('name' in it && it.name === 'br'));
      /** Lines of which something was said. */
      const said: Range[] = [];
      for (const signs of [LINES, isBroken ? {} : REPEATED, INLINE]) {
        const pieces = signs === INLINE ? runs : lines;
        for (const [say, find] of Object.entries(signs)) {
          if (hasNotes && find === ASTERISKS) continue;
          const found = pieces
            .flatMap(({ at, end, written }) =>
              [...written.matchAll(find)].map((match) => ({ at: at + match.index, end, match })),
            )
            .filter(({ at }) => !said.some((line) => line.at <= at && line.end > at))
            .filter(({ at }) => entry.text[at - 1] !== '\\');
          if (signs === REPEATED && found.length < 2) continue;
          if (find === ORDINAL && !isSequence(found.map(({ match }) => match[1] ?? ''))) continue;
          yield* found.map(({ at, match }) => describe(say, match, at));
          if (pieces === lines) said.push(...found);
        }
      }
    }
  },

  /** `Lehrer*innen und Schüler*innen` makes the words between the asterisks italic. */
  emphasis: each(
    (entry) => findNodes(entry, 'emphasis', 'delete'),
    ({ node: { type }, at, written }, { text }) => {
      const around = (text[at - 1] ?? '') + (text[at + written.length] ?? '');
      const isWord = /\p{L}\p{L}/u.test(around) && /[\s/(-]/.test(written);
      const words = written.slice(1, -1);
      const isItalic = type === 'emphasis' && (isWord || /\d\d/.test(around));
      return [
        isItalic && `"${words}" would be italic. Write \\* for each plain asterisk.`,
        /^~[^~]/.test(written) &&
          `"${written}" would be struck out. For lowered characters, write <sub>${words}</sub>; for struck-out words, ~~${words}~~; for a plain ~, \\~`,
      ];
    },
  ),

  /** They would be shown without a label. */
  list: each(
    (entry) => findNodes(entry, 'listItem'),
    ({ node }) => [
      typeof node.checked === 'boolean' &&
        'Checkboxes are not supported. Remove the [ ] at the beginning of this item.',
    ],
  ),

  /** Markdown drops surplus cells, and reads a line directly below a table as a row. */
  'table-cells': each(
    (entry) => findNodes(entry, 'tableRow'),
    ({ written, ancestors }) => {
      const columns = (ancestors.at(-1) as Table).children[0]?.children.length ?? 0;
      // A | after a backslash does not separate cells.
      const cells = written
        .trim()
        .replace(/^\||(?<!\\)\|$/g, '')
        .split(/(?<!\\)\|/).length;
      return [
        cells > columns &&
          `This row has ${cells} cells, but the table’s heading row has ${columns}, so the rest would be lost. Give the heading row as many cells, or write \\| for a plain |.`,
        cells === 1 &&
          columns > 1 &&
          !written.startsWith('|') &&
          'This line would become a row of the table. Leave a blank line above it, or write its cells: | a | b |',
      ];
    },
  ),

  /** Markdown drops a footnote that nothing refers to, and the second of two with the same name. */
  *footnote(entry) {
    const used = findNodes(entry, 'footnoteReference').map(({ node }) => node.identifier);
    const seen: string[] = [];
    for (const { node, at } of findNodes(entry, 'footnoteDefinition')) {
      const name = node.identifier;
      const message = `Nothing in the text refers to this footnote, or another has the same name, so it would be lost. Give it a name of its own, and write [^${name}] where it belongs, or remove it.`;
      if (seen.includes(name) || !used.includes(name)) yield { at, message };
      seen.push(name);
    }
    for (const { at, written } of findNodes(entry, 'text')) {
      for (const { index, 0: found } of written.matchAll(/(?<!\\)\[\^[^\]\s]+\]/g)) {
        const message = `There is no footnote for ${found}. Add one below, on a line of its own: ${found}: …`;
        yield { at: at + index, message };
      }
    }
  },

  /** After a fence that is never closed, the rest of the page is code. */
  'code-fence': each(
    (entry) => findNodes(entry, 'code'),
    ({ written }) => {
      const [fence] = /^(`{3,}|~{3,})/.exec(written) ?? [];
      const last = /\n[\s>]*(.*?)\s*$/.exec(written)?.[1];
      return [
        fence &&
          !last?.startsWith(fence) &&
          `This code block is never closed, so everything after it would be shown as code. Add ${fence} on a line of its own where it ends.`,
      ];
    },
  ),
};

/** Whether numbers or letters follow each other, as in a list. */
function isSequence(marks: string[]): boolean {
  const [first = 0, second = 0] = marks.map((mark) => Number(mark) || mark.charCodeAt(0));
  return (second === first + 1 && first <= 97) || marks[1] === 'ii';
}

function describe(say: string, match: RegExpExecArray, at: number): Finding {
  const fix = { at, end: at + match[0].length, text: fill(FIXES[say] ?? '', match) };
  const done = 'replaced a space that Markdown does not know';
  return { at, message: fill(say, match), fix: fix.text ? { ...fix, done } : undefined };
}
