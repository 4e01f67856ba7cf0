import path from 'node:path';
import type { Nodes, Parents, RootContent } from 'mdast';

import { findElements, startOf } from '../../src/tools/content-check/tree.ts';
import { LINK_RECORDS, readLinkRecords } from '../../src/data/link-records.ts';
import type { LinkRecord } from '../../src/schemas/link-record.ts';
import type { Entry } from '../../src/tools/content-check/types.ts';
import type { ComponentName } from '../../src/schemas/components.ts';
import { formatPosition } from '../support/entry-text.ts';
import { readText, splitWords } from '../support/words.ts';
import type { PageCheck } from './check.ts';

export const text = {
  name: 'text',
  description:
    'The page has exactly the words that the editor wrote, in order, with no missing spaces.',
  kinds: ['page'],
  isBaseIndependent: true,
  async run({ tab: load, site, page, entry, report }) {
    if (!entry?.tree) {
      report(`${page.file} has no entry`);
      return '';
    }
    const { records } = await readLinkRecords(path.join(site.source, LINK_RECORDS));
    const expected = listWords({ ...entry, records });
    const words = await (async () => {
      const tab = await load();
      for (const problem of await tab.evaluate(findStyledText)) report(problem);
      return splitWords(await tab.evaluate(readText, 'article'));
    })();
    const at = expected.findIndex(({ word }, index) => word !== words[index]);
    if (at >= 0 || words.length > expected.length) {
      const index = at >= 0 ? at : expected.length;
      const context = words.slice(Math.max(0, index - 3), index + 4).join(' ');
      const { word, offset } = expected[index] ?? {
        word: 'the end of the text',
        offset: entry.source.length,
      };
      report(
        `${formatPosition(entry, offset)} “${word}” is missing or out of order on the page: “… ${context} …”`,
      );
    }
    return `${words.length} words`;
  },
} as const satisfies PageCheck;

/**
 * Finds words that CSS adds, and words that it hides visually, except the heading of the footnotes.
 * Runs in the browser.
 */
function findStyledText(): string[] {
  return [...document.querySelectorAll('article, article *')].flatMap((element) => {
    const content = element.textContent.trim().slice(0, 40);
    const added = ['::before', '::after', '::marker']
      .map((part) => getComputedStyle(element, part).content)
      .filter((text) => /\p{L}{2}/u.test(text.replaceAll(/(counters?|attr|url)\([^)]*\)/g, '')))
      .filter((text) => !/^(none|normal|(no-)?(open|close)-quote)$/.test(text))
      .map((text) => `CSS adds ${text} to “${content}”`);
    const { width, height } = element.getBoundingClientRect();
    const { overflow, position } = getComputedStyle(element);
    const isHidden =
      content !== '' &&
      position === 'absolute' &&
      overflow !== 'visible' &&
      (width <= 1 || height <= 1);
    return isHidden && !element.matches('[data-footnotes] > h2')
      ? [...added, `“${content}” is visually hidden`]
      : added;
  });
}

/** An entry with the records of its external links. */
interface Source extends Entry {
  records: ReadonlyMap<string, LinkRecord>;
}

/** A word, and its position in the entry's source. */
interface Word {
  word: string;
  offset: number;
}

/** A piece of text, and its position in the source. A space ends a word. */
interface Piece {
  text: string;
  offset: number;
}

const REMARKS = { kudos: 'Kudos', questions: 'Questions', concerns: 'Concerns' };

/** Text that components add before and after their children. */
const ADDED_TEXTS: Record<
  ComponentName,
  (props: Record<string, unknown>) => [before: unknown[], after: unknown[]]
> = {
  Anchor: () => [[], []],
  Feedback: ({ from, on }) => [[from, on], []],
  Figure: ({ caption, credit }) => [[caption, credit], []],
  Idea: () => [[], []],
  NextSteps: () => [[], []],
  Note: ({ title = 'Note' }) => [[title], []],
  Quotation: ({ by }) => [[], [by]],
  Remark: ({ kind }) => [[REMARKS[kind as keyof typeof REMARKS]], []],
};

/** The note that follows a link, according to its record. */
function noteOnLink(address: string, { records }: Source): string {
  const record = records.get(URL.parse(address)?.href.replace(/#.*$/, '') ?? '');
  const [copy] = record?.snapshots ?? [];
  const host = (url: string) => new URL(url).hostname.replace('www.', '');
  switch (record?.state) {
    case 'moved': {
      const target = record.movedTo ?? '';
      if (host(target) !== host(address)) return ` (now at ${host(target)})`;
      const { href } = new URL(address.replace('http:', 'https:'));
      return target === href ? '' : ' (at a new address)';
    }
    case 'archived':
    case 'gone':
      // In the sample, the last of several copies is the one closest to the date of the link.
      return copy
        ? ` (archived copy, ${(record.snapshots?.at(-1) ?? copy).date.slice(0, 4)})`
        : ' (this page is gone)';
    default:
      return '';
  }
}

/** All words of an entry, in the order of its page. */
function listWords(entry: Source): Word[] {
  const { title, heading, category, cover } = entry.frontMatter?.data ?? {};
  const { caption, credit } = (cover ?? {}) as Record<string, unknown>;
  const children = entry.tree?.children ?? [];
  const start = children.findIndex(startsSection);
  const intro = start === -1 ? children : children.slice(0, start);
  const rest = start === -1 ? [] : children.slice(start);
  const toPieces = (nodes: RootContent[]) => nodes.flatMap((node) => readPieces(node, entry));
  return join([
    ...lines([heading ? title : category, heading ?? title]),
    ...toPieces(intro),
    ...lines([caption, credit]),
    ...toPieces(rest),
    ...readFootnotes(entry),
  ]);
}

function lines(texts: unknown[], offset = 0): Piece[] {
  return texts
    .filter((text) => text !== undefined && text !== null)
    .map((text) => ({ text: ` ${text as string} `, offset }));
}

/** Whether a node starts a section. The cover is placed before the first section. */
function startsSection(node: Nodes): boolean {
  if (node.type === 'heading') return true;
  return node.type === 'mdxJsxFlowElement' && node.children.some(startsSection);
}

/** Inline nodes, which do not end a word. */
const INLINE = [
  'text',
  'inlineCode',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'mdxJsxTextElement',
];

function readPieces(node: Nodes, entry: Source, parent?: Parents): Piece[] {
  const { tree } = entry;
  if (!tree) return [];
  const offset = startOf(node);
  const space = { text: ' ', offset };
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return [{ text: node.value, offset }];
    case 'code':
      return [{ text: ` ${node.value} `, offset }];
    case 'break':
      return [space];
    case 'image':
    case 'imageReference': {
      // Alone in its paragraph, it becomes a figure with its title as the caption.
      const isAlone = parent?.type === 'paragraph' && parent.children.every(isPictureOrSpace);
      return isAlone && 'title' in node && node.title ? lines([node.title], offset) : [];
    }
    case 'yaml':
    case 'definition':
    case 'footnoteDefinition':
    case 'footnoteReference':
      return [];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement': {
      const props = Object.fromEntries(
        findElements(tree, entry.source)
          .filter(({ at, name }) => at === offset && name === node.name)
          .flatMap(({ attributes }) => attributes.map(({ name, value }) => [name, value])),
      );
      const getTexts = ADDED_TEXTS[node.name as ComponentName] as
        (typeof ADDED_TEXTS)[ComponentName] | undefined;
      const [before, after] = getTexts?.(props) ?? [[], []];
      if (typeof props.source === 'string') after.push(noteOnLink(props.source, entry));
      const inner = node.children.flatMap((child) => readPieces(child, entry, node));
      const isInline = node.type === 'mdxJsxTextElement' && node.name !== 'br';
      return isInline
        ? inner
        : [space, ...lines(before, offset), ...inner, ...lines(after, offset), space];
    }
  }
  if (!('children' in node)) return [];
  const inner = node.children.flatMap((child) => readPieces(child, entry, node));
  if (node.type === 'link') inner.push({ text: noteOnLink(node.url, entry), offset });
  return INLINE.includes(node.type) ? inner : [space, ...inner, space];
}

function isPictureOrSpace(node: Nodes): boolean {
  return node.type === 'image' || (node.type === 'text' && node.value.trim() === '');
}

/** Footnotes in the order of their references, each with its link back. */
function readFootnotes(entry: Source): Piece[] {
  const notes = new Map<string, Nodes>();
  const order: string[] = [];
  const visit = (node: Nodes) => {
    if (node.type === 'footnoteDefinition') notes.set(node.identifier, node);
    if (node.type === 'footnoteReference' && !order.includes(node.identifier))
      order.push(node.identifier);
    if ('children' in node) node.children.forEach(visit);
  };
  if (entry.tree) visit(entry.tree);
  if (order.length === 0) return [];
  return [
    ...lines(['Footnotes']),
    ...order.flatMap((name) => {
      const note = notes.get(name);
      if (!note || !('children' in note)) return [];
      return [
        ...note.children.flatMap((child) => readPieces(child, entry)),
        ...lines(['↩'], startOf(note)),
      ];
    }),
  ];
}

/** Joins pieces without a space between them into words. */
function join(pieces: Piece[]): Word[] {
  let from = 0;
  const positions = pieces.map(({ text, offset }) => {
    const position = { from, offset };
    from += text.length;
    return position;
  });
  const text = pieces.map((piece) => piece.text).join('');
  return [...text.matchAll(/\S+/g)].flatMap(({ 0: characters, index }) => {
    const position = positions.findLast(({ from }) => from <= index) ?? { from: index, offset: 0 };
    const offset = position.offset + index - position.from;
    return splitWords(characters).map((word) => ({ word, offset }));
  });
}
