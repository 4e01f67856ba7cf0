import path from 'node:path';
import type { Nodes, Parents, RootContent } from 'mdast';
import { findElements } from '../../src/tools/content-check/elements.ts';
import { startOf } from '../../src/tools/content-check/tree.ts';
import type { Entry } from '../../src/tools/content-check/types.ts';
import { readRecords, RECORDS, type LinkRecords } from '../../src/links/records.ts';
import type { ComponentName } from '../../src/schemas/components.ts';
import { entryOf, placeIn } from '../support/entries.ts';
import { pageWords, wordsOf } from '../support/words.ts';
import type { PageCheck } from './check.ts';

/** The words of the page are the words of its entry. */
export const text = {
  name: 'text',
  description:
    'The words of the page are those that the editor wrote, in their order, none glued and none dropped.',
  kinds: ['page'],
  anywhere: true,
  async run({ visit, site, page, report }) {
    const entry = await entryOf(site, page);
    if (!entry?.tree) {
      report(`${page.file} is made of no entry`);
      return '';
    }
    const records = await readRecords(path.join(site.source, RECORDS));
    const expected = wordsOfEntry({ ...entry, records });
    const words = await visit({}, async (tab) => {
      (await tab.evaluate(findUnwritten)).forEach(report);
      return wordsOf(await tab.evaluate(pageWords, 'article'));
    });
    const at = expected.findIndex(({ word }, index) => word !== words[index]);
    if (at >= 0 || words.length > expected.length) {
      const index = at >= 0 ? at : expected.length;
      const around = words.slice(Math.max(0, index - 3), index + 4).join(' ');
      const { word, offset } = expected[index] ?? {
        word: 'nothing more',
        offset: entry.source.length,
      };
      report(
        `${placeIn(entry, offset)} “${word}” is not on the page in its place: “… ${around} …”`,
      );
    }
    return `${words.length} words`;
  },
} as const satisfies PageCheck;

/**
 * Words that a style adds, which nobody wrote; and words that it takes out of sight, but for the
 * heading of the footnotes. Runs in the browser.
 */
function findUnwritten(): string[] {
  return [...document.querySelectorAll('article, article *')].flatMap((element) => {
    const said = element.textContent.trim().slice(0, 40);
    const added = ['::before', '::after', '::marker']
      .map((part) => getComputedStyle(element, part).content)
      .filter((content) =>
        /\p{L}{2}/u.test(content.replaceAll(/(counters?|attr|url)\([^)]*\)/g, '')),
      )
      .filter((content) => !/^(none|normal|(no-)?(open|close)-quote)$/.test(content))
      .map((content) => `a style adds ${content} to “${said}”`);
    const { width, height } = element.getBoundingClientRect();
    const { overflow, position } = getComputedStyle(element);
    const isOutOfSight =
      said !== '' &&
      position === 'absolute' &&
      overflow !== 'visible' &&
      (width <= 1 || height <= 1);
    return isOutOfSight && !element.matches('[data-footnotes] > h2')
      ? [...added, `“${said}” is out of sight`]
      : added;
  });
}

/** An entry, and what is known of the pages of others. */
interface Source extends Entry {
  records: LinkRecords;
}

/** A word, and where in the entry's source it is from. */
interface Word {
  word: string;
  offset: number;
}

/** A piece of text, and where it is from. A space ends a word. */
interface Piece {
  text: string;
  offset: number;
}

/** The labels of remarks. */
const REMARKS = { kudos: 'Kudos', questions: 'Questions', concerns: 'Concerns' };

/** What components say themselves, before and behind what is in them. */
const SAYINGS: Record<
  ComponentName,
  (props: Record<string, unknown>) => [before: unknown[], behind: unknown[]]
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

/** What a link says behind its words of where it leads, by the record of its address. */
function sayingOf(address: string, { records }: Source): string {
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
      // Of several copies, the sample has the one closest to the day of linking last.
      return copy
        ? ` (archived copy, ${(record.snapshots?.at(-1) ?? copy).date.slice(0, 4)})`
        : ' (this page is gone)';
    default:
      return '';
  }
}

/** All words of an entry in the order in which its page has them. */
function wordsOfEntry(entry: Source): Word[] {
  const { title, heading, category, cover } = entry.frontMatter?.data ?? {};
  const { caption, credit } = (cover ?? {}) as Record<string, unknown>;
  const children = entry.tree?.children ?? [];
  const start = children.findIndex(startsSection);
  const intro = start === -1 ? children : children.slice(0, start);
  const rest = start === -1 ? [] : children.slice(start);
  const of = (nodes: RootContent[]) => nodes.flatMap((node) => piecesOf(node, entry));
  return join([
    ...lines([heading ? title : category, heading ?? title]),
    ...of(intro),
    ...lines([caption, credit]),
    ...of(rest),
    ...footnotesOf(entry),
  ]);
}

function lines(texts: unknown[], offset = 0): Piece[] {
  return texts
    .filter((text) => text !== undefined && text !== null)
    .map((text) => ({ text: ` ${text as string} `, offset }));
}

/** Whether a section begins with a node: the cover stands before the first one. */
function startsSection(node: Nodes): boolean {
  if (node.type === 'heading') return true;
  return node.type === 'mdxJsxFlowElement' && node.children.some(startsSection);
}

/** What stands within a line, and so ends no word. */
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

function piecesOf(node: Nodes, entry: Source, parent?: Parents): Piece[] {
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
      const isAlone = parent?.type === 'paragraph' && parent.children.every(isPictureOrBlank);
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
      const say = SAYINGS[node.name as ComponentName] as
        (typeof SAYINGS)[ComponentName] | undefined;
      const [before, behind] = say?.(props) ?? [[], []];
      if (typeof props.source === 'string') behind.push(sayingOf(props.source, entry));
      const inner = node.children.flatMap((child) => piecesOf(child, entry, node));
      const isLine = node.type === 'mdxJsxTextElement' && node.name !== 'br';
      return isLine
        ? inner
        : [space, ...lines(before, offset), ...inner, ...lines(behind, offset), space];
    }
  }
  if (!('children' in node)) return [];
  const inner = node.children.flatMap((child) => piecesOf(child, entry, node));
  if (node.type === 'link') inner.push({ text: sayingOf(node.url, entry), offset });
  return INLINE.includes(node.type) ? inner : [space, ...inner, space];
}

function isPictureOrBlank(node: Nodes): boolean {
  return node.type === 'image' || (node.type === 'text' && node.value.trim() === '');
}

/** The notes at the end, in the order in which the text refers to them, each with a way back. */
function footnotesOf(entry: Source): Piece[] {
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
        ...note.children.flatMap((child) => piecesOf(child, entry)),
        ...lines(['↩'], startOf(note)),
      ];
    }),
  ];
}

/** Joins pieces to words: those without a space between them are one. */
function join(pieces: Piece[]): Word[] {
  let from = 0;
  const places = pieces.map(({ text, offset }) => {
    const place = { from, offset };
    from += text.length;
    return place;
  });
  const text = pieces.map((piece) => piece.text).join('');
  return [...text.matchAll(/\S+/g)].flatMap(({ 0: characters, index }) => {
    const place = places.findLast(({ from }) => from <= index) ?? { from: index, offset: 0 };
    const offset = place.offset + index - place.from;
    return wordsOf(characters).map((word) => ({ word, offset }));
  });
}
