import type { Nodes, Paragraph, Parents, Table } from 'mdast';
import { isFullyRead } from '../entry.ts';
import { didYouMean } from '../../../utils/did-you-mean.ts';
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

/** What matches in the text, each with its offset, and the text as it is shown. */
function findText(entry: Entry, pattern: RegExp) {
  return findNodes(entry, 'text').flatMap(({ node, at, written }) =>
    [...written.matchAll(pattern)].map(({ index, 0: found }) => ({
      ...{ at: at + index, found, shown: node.value },
    })),
  );
}

/** The end of what a note explains: `free*`. Then, `*if you bring tea` is the note. */
const NOTE_MARKED = /[^\s*\\]\*(?![\p{L}\p{N}*])/u;

/** The lines of a paragraph that begin with text. */
function linesOf({ text }: Entry, node: Paragraph) {
  const start = startOf(node);
  const isText = (at: number) =>
    node.children.some((it) => it.type === 'text' && startOf(it) <= at && endOf(it) > at);
  return [...text.slice(start, endOf(node)).matchAll(/\S(?:[^\n]*\S)?/g)].flatMap((match) => {
    const [at, written] = [start + match.index, match[0]];
    return isText(at) ? [{ at, end: at + written.length, written }] : [];
  });
}

/** The pieces of text in a node, with the bare addresses among them. */
function runsOf(node: Parents, source: string): Range[] {
  const runs: Range[] = [];
  for (const child of node.children) {
    const [at, end] = [startOf(child), endOf(child)];
    const last = runs.at(-1);
    const isBare = child.type === 'link' && !/[[<]/.test(source[at] ?? '');
    if (child.type !== 'text' && !isBare) continue;
    if (last?.end === at) last.end = end;
    else runs.push({ at, end });
  }
  return runs;
}

/** The characters that editors are most likely to write by name. */
const CHARACTERS = [
  'nbsp',
  'amp',
  'lt',
  'gt',
  'quot',
  'hellip',
  'mdash',
  'ndash',
  'shy',
  'copy',
].map((name) => `&${name};`);

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
  *'fill-in'({ source, code, frontMatter }) {
    const blanks =
      /\[(?:fill in:?[^\]\n]*|the name of the page|their name|what it shows)\]|^ *(?:- )?\w+: *"?…"? *$|="…"|!\[…\]|\]: *… *$/gim;
    for (const { index: at, 0: blank } of source.matchAll(blanks)) {
      if (code.some((range) => range.at <= at && range.end > at)) continue;
      const [, language] = /^\[fill in: in (.+)\]$/.exec(blank) ?? [];
      const what = at < (frontMatter?.end ?? 0) ? 'what the line above says' : 'what follows';
      const translate = `Write ${what} in ${language}, and remove "${blank}".`;
      const message = language
        ? translate
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
    for (const { node, ancestors } of visitsOf(entry.tree)) {
      if (!('children' in node)) continue;
      /** Lines of which something was said. */
      const lines: Range[] = [];
      if (node.type === 'paragraph') {
        const isBroken = node.children.some(
          (child) => child.type === 'break' || ('name' in child && child.name === 'br'),
        );
        const all = linesOf(entry, node).slice(Number(ancestors.at(-1)?.type === 'listItem'));
        const rows = [LINES, isBroken ? {} : REPEATED].flatMap((signs) => Object.entries(signs));
        for (const [say, find] of rows) {
          const found = all.flatMap(({ at, end, written }) => {
            const match = find.exec(written);
            return match ? { at, end, finding: describe(say, match, at) } : [];
          });
          if (found.length < (Object.values(REPEATED).includes(find) ? 2 : 1)) continue;
          if (find === ORDINAL && !isSequence(all.map(({ written }) => written))) continue;
          yield* found.map(({ finding }) => finding);
          lines.push(...found);
          break;
        }
      }
      for (const { at, end } of runsOf(node, entry.source)) {
        const run = entry.text.slice(at, end);
        for (const [say, find] of Object.entries(INLINE)) {
          if (hasNotes && find === ASTERISKS) continue;
          for (const match of run.matchAll(find)) {
            const start = at + match.index;
            const isSaid = lines.some((line) => line.at <= start && line.end > start);
            if (entry.text[start - 1] !== '\\' && !isSaid) yield describe(say, match, start);
          }
        }
      }
    }
  },

  /** A word such as "&nbps;" would be shown as it is. */
  character: each(
    (entry) => findText(entry, /(?<!\\)&(?:[a-z]{2,31};|(?:nbsp|amp|lt|gt)(?![\w;=]))/g),
    ({ found, shown }) => {
      const hint = found.endsWith(';') ? didYouMean(found, CHARACTERS) : ` Write ${found};`;
      return [shown.includes(found) && hint && `"${found}" would be shown as it is.${hint}`];
    },
  ),

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

  /** Lists that are none, or not as they are meant. */
  list: each(
    (entry) => findNodes(entry, 'list', 'listItem'),
    ({ node }) => {
      const start = node.type === 'list' ? (node.start ?? 0) : 0;
      return [
        node.type === 'listItem' &&
          typeof node.checked === 'boolean' &&
          'Checkboxes are not supported. Remove the [ ] at the beginning of this item.',
        start >= 1000 &&
          `This would be a list that begins with number ${start}. Write ${start}\\. for plain text.`,
      ];
    },
  ),

  /** MDX has no indented code: a comment in it would become a heading. */
  'code-indented': each(
    ({ misread }) => misread,
    () => [
      'Text indented by four spaces is not code here, and would be read as Markdown. For code, put ``` on a line of its own above and below it; for text, remove the spaces.',
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
    const seen = new Set<string>();
    for (const { node, at } of findNodes(entry, 'footnoteDefinition')) {
      const { identifier } = node;
      const message = seen.has(identifier)
        ? `There is already a footnote [^${identifier}], so this one would be lost. Give it another name.`
        : !used.includes(identifier) &&
          `Nothing in the text refers to this footnote, so it would be lost. Write [^${identifier}] where it belongs, or remove it.`;
      if (message) yield { at, message };
      seen.add(identifier);
    }
    for (const { at, found } of findText(entry, /(?<!\\)\[\^[^\]\s]+\]/g)) {
      const message = `There is no footnote for ${found}. Add one below, on a line of its own: ${found}: …`;
      yield { at, message };
    }
  },

  /** After a fence that is never closed, the rest of the page is code. */
  *'code-fence'(entry) {
    for (const { at, written } of findNodes(entry, 'code')) {
      const [first = '', ...others] = written.trimEnd().split('\n');
      const fence = /^(`{3,}|~{3,})/.exec(first)?.[0];
      const last = others.at(-1)?.replace(/^[\s>]*/, '');
      if (fence === undefined || last?.startsWith(fence)) continue;
      const message = `This code block is never closed, so everything after it would be shown as code. Add ${fence} on a line of its own where it ends.`;
      yield { at, message };
    }
  },
};

/** Whether lines begin with numbers or letters that follow each other, as in a list. */
function isSequence(lines: string[]): boolean {
  const marks = lines.flatMap((line) => ORDINAL.exec(line)?.[1]?.toLowerCase() ?? []);
  const [first = 0, second = 0] = marks.map((mark) => Number(mark) || mark.charCodeAt(0));
  return (second === first + 1 && first <= 97) || (marks[0] === 'i' && marks[1] === 'ii');
}

function describe(say: string, match: RegExpExecArray, at: number): Finding {
  const fix = { at, end: at + match[0].length, text: fill(FIXES[say] ?? '', match) };
  const done = 'replaced a space that Markdown does not know';
  return { at, message: fill(say, match), fix: fix.text ? { ...fix, done } : undefined };
}
