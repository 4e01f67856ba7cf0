import { existsSync, statSync } from 'node:fs';
import type { FootnoteDefinition, Image, ImageReference, Nodes } from 'mdast';
import { closestSnapshot, targetOf } from '../../src/data/link-records.ts';
import { languages, sayDuration, sayLanguage, type LanguageCode } from '../../src/languages.ts';
import type { ComponentName } from '../../src/schemas/components.ts';
import type { LinkRecord } from '../../src/schemas/link-record.ts';
import { site as siteData } from '../../src/site.ts';
import { decodeAddress, pickVersion, readSiteLink, withBase } from '../../src/utils/addresses.ts';
import { describeDownload } from '../../src/utils/downloads.ts';
import { findElements, nodesOf, startOf } from '../../src/tools/content-check/tree.ts';
import type { Entry } from '../../src/tools/content-check/types.ts';
import { breadcrumbsOf, dataOf, originalOf, pathOf, versionsOf } from './site.ts';
import { normalizeWords } from './words.ts';

/**
 * A piece of the text of a page: as its entry says that it should be, or as a browser shows it. A space
 * ends a word; `▣` stands for a picture, `※` for a rule across the page, `[1]` for a footnote's number.
 */
export interface Piece {
  text: string;
  /** What it is: `in <h2>`, `in item 3`, `in <em>`, `a link to /x/`, `described as “…”` … */
  marks: string[];
  /** Its position in the entry's source. */
  offset?: number;
  /** Why readers do not see it. */
  hidden?: string | undefined;
}

/** An entry with what is known of its external links, and the other entries and base path of its site. */
export interface Source {
  entry: Entry;
  records: ReadonlyMap<string, LinkRecord>;
  entries: Entry[];
  /** The project folder. */
  source: string;
  base: string;
}

/** The text that a page must have, in order, derived from its entry. */
export function readEntryText(source: Source): Piece[] {
  const { title, heading, category, cover } = dataOf(source.entry, source);
  const own = source.entry.frontMatter?.data ?? {};
  /** What a translation takes from its original is in the original's language. */
  const inOriginal = (key: string) =>
    key in own || !originalOf(source.entry, source) ? [] : [`in lang=${siteData.language}`];
  const children = source.entry.tree?.children ?? [];
  const start = children.findIndex(startsSection);
  const [intro, rest] =
    start === -1 ? [children, []] : [children.slice(0, start), children.slice(start)];
  const read = (nodes: Nodes[]) => nodes.flatMap((node) => readNode(node, [], source));
  // Breadcrumbs, which end with it.
  const isTitleAbove = heading && breadcrumbsOf(source.entry, source).length > 2;
  return [
    ...(isTitleAbove
      ? []
      : line(heading ? title : category, ...(heading ? [] : inOriginal('category')))),
    ...line(heading ?? title, 'in <h1>'),
    ...read(intro),
    ...(cover ? figure(cover as Props, ...inOriginal('cover')) : []),
    ...read(rest),
    ...readFootnotes(source),
  ];
}

/** A text on a line of its own, which is not in the entry's Markdown. */
function line(text: unknown, ...marks: string[]): Piece[] {
  return text === undefined || text === null ? [] : [{ text: ` ${text as string} `, marks }];
}

/** Whether a node starts a section. The cover is placed before the first section. */
function startsSection(node: Nodes): boolean {
  if (node.type === 'heading') return true;
  return node.type === 'mdxJsxFlowElement' && node.children.some(startsSection);
}

/** What a browser shows as an element of this name in HTML. */
const ELEMENTS: Partial<Record<Nodes['type'], string>> = {
  blockquote: 'blockquote',
  delete: 'del',
  emphasis: 'em',
  strong: 'strong',
};

/** Nodes that do not end a word. */
const INLINE = ['delete', 'emphasis', 'footnoteReference', 'link', 'linkReference', 'strong'];

type Props = Record<string, string | undefined>;

/** What components add before and after their text, and what their text is in. */
const COMPONENTS: Record<
  ComponentName,
  (props: Props, source: Source) => { before?: Piece[]; inside?: string; after?: Piece[] }
> = {
  Anchor: () => ({}),
  Feedback: ({ from, on }) => ({ before: [...line(from, 'in <b>'), ...line(on)] }),
  Figure: (props) => ({ before: figure(props) }),
  Gallery: () => ({}),
  Idea: ({ number }) => ({ before: line(number) }),
  NextSteps: () => ({}),
  Note: ({ title }, { entry }) => ({ before: line(title ?? languages[entry.language].note) }),
  Quotation: ({ by = '', source: address }, source) => ({
    inside: 'in <blockquote>',
    after: address ? [space, ...link(address, [{ text: by, marks: [] }], source), space] : line(by),
  }),
  Remark: ({ kind }, { entry: { language } }) => ({
    before: line(languages[language].remarks[kind as 'kudos'], 'in <h3>'),
  }),
  Video: ({ href = '', title, duration = '' }, source) => {
    const { language } = source.entry;
    const said = [languages[language].video, sayDuration(duration, language)];
    const host = new URL(href, 'https://-').hostname.replace(/^www\.|^-$/, '');
    const facts = [...said, ...(host ? [host] : [])].join(' · ');
    const words = [...line('▣', picture('')), ...line(title, 'in <b>'), ...line(facts)];
    return { before: [...link(href, words, source), space] };
  },
};

function figure({ alt, caption, credit }: Props, ...marks: string[]): Piece[] {
  const words = [...line(caption, ...marks), ...line(credit, 'in <small>', ...marks)];
  return [...line('▣', picture(alt), ...marks), ...words];
}

function picture(alt: unknown): string {
  return `described as “${normalizeWords((alt as string | null | undefined) ?? '')}”`;
}

const space: Piece = { text: ' ', marks: [] };

function readNode(node: Nodes, marks: string[], source: Source): Piece[] {
  const offset = startOf(node);
  const { entry } = source;
  const read = (nodes: Nodes[], ...inside: string[]) =>
    nodes.flatMap((child) => readNode(child, [...marks, ...inside], source));
  const alone = (text: string, ...inside: string[]) => [
    { text: ` ${text} `, marks: [...marks, ...inside], offset },
  ];
  switch (node.type) {
    case 'text':
      return [{ text: node.value, marks, offset }];
    case 'inlineCode':
      return [{ text: node.value, marks: [...marks, 'in <code>'], offset }];
    case 'code':
      return alone(node.value, 'in <pre>');
    case 'break':
      return [space];
    case 'thematicBreak':
      return alone('※');
    case 'heading':
      return [space, ...read(node.children, `in <h${node.depth}>`), space];
    case 'paragraph': {
      // Pictures alone in a paragraph become figures, with their titles as captions.
      const isFigure = node.children.every(
        (child) => isPicture(child) || (child.type === 'text' && child.value.trim() === ''),
      );
      if (!isFigure) return [space, ...read(node.children), space];
      return node.children
        .filter(isPicture)
        .flatMap((node) => [...read([node]), ...line(titleOf(node, entry), ...marks)]);
    }
    case 'image':
    case 'imageReference':
      return alone('▣', picture(node.alt));
    case 'list':
      return node.children.flatMap((item, index) => [
        space,
        ...read(item.children, node.ordered ? `in item ${(node.start ?? 1) + index}` : 'in item •'),
        space,
      ]);
    case 'table':
      return node.children.flatMap(({ children }, row) =>
        children.flatMap((cell, column) => {
          const side = node.align?.[column];
          const marks = [`in cell ${row + 1}.${column + 1}`, ...(side ? [`aligned ${side}`] : [])];
          return [
            space,
            ...read(cell.children, row === 0 ? 'in <th>' : 'in <td>', ...marks),
            space,
          ];
        }),
      );
    case 'footnoteReference':
      return [
        {
          text: `[${footnotesOf(entry).findIndex(({ name }) => name === node.identifier) + 1}]`,
          ...{ marks, offset },
        },
      ];
    case 'link':
      return link(node.url, read(node.children), source);
    case 'linkReference': {
      const definition = definitionOf(node.identifier, entry);
      return link(definition?.url ?? '', read(node.children), source);
    }
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement': {
      const name = node.name ?? '';
      if (name === 'br') return [space];
      const props = Object.fromEntries(
        (entry.tree ? findElements(entry.tree, entry.source) : [])
          .filter((element) => element.at === offset && element.name === name)
          .flatMap(({ attributes }) => attributes.map((one) => [one.name, String(one.value)])),
      ) as Props;
      const component = COMPONENTS[name as ComponentName] as
        (typeof COMPONENTS)[ComponentName] | undefined;
      if (!component) {
        const languages = (['lang', 'dir'] as const).flatMap((key) =>
          props[key] ? [`in ${key}=${props[key]}`] : [],
        );
        const inner = read(
          node.children,
          ...(name === 'span' ? [] : [`in <${name}>`]),
          ...languages,
        );
        return node.type === 'mdxJsxFlowElement' ? [space, ...inner, space] : inner;
      }
      const { before = [], inside, after = [] } = component(props, source);
      const within = (pieces: Piece[]) =>
        pieces.map((piece) => ({ offset, ...piece, marks: [...marks, ...piece.marks] }));
      const children = read(node.children, ...(inside ? [inside] : []));
      return [space, ...within(before), ...children, ...within(after), space];
    }
    case 'definition':
    case 'footnoteDefinition':
    case 'yaml':
      return [];
  }
  if (!('children' in node)) return [];
  const element = ELEMENTS[node.type];
  const inner = read(node.children, ...(element ? [`in <${element}>`] : []));
  return INLINE.includes(node.type) ? inner : [space, ...inner, space];
}

function isPicture(node: Nodes): node is Image | ImageReference {
  return node.type === 'image' || node.type === 'imageReference';
}

function titleOf(node: Image | ImageReference, entry: Entry) {
  return (node.type === 'image' ? node : definitionOf(node.identifier, entry))?.title;
}

/** Of two definitions with the same name, Markdown uses the first. */
function definitionOf(identifier: string, { tree }: Entry) {
  return tree && nodesOf(tree, 'definition').find((one) => one.identifier === identifier);
}

/**
 * The footnotes in the order of their numbers: that of their first references in the text, then in the
 * notes themselves.
 */
function footnotesOf({ tree }: Entry): { name: string; note: FootnoteDefinition }[] {
  if (!tree) return [];
  const notes = nodesOf(tree, 'footnoteDefinition');
  const found: { name: string; note: FootnoteDefinition }[] = [];
  const visit = (node: Nodes) => {
    const note =
      node.type === 'footnoteReference' && notes.find((one) => one.identifier === node.identifier);
    if (note && !found.some(({ name }) => name === note.identifier)) {
      found.push({ name: note.identifier, note });
    }
    if ('children' in node && node.type !== 'footnoteDefinition') node.children.forEach(visit);
  };
  visit(tree);
  // The list grows while it is read.
  for (const { note } of found) note.children.forEach(visit);
  return found;
}

/** The notes at the end of the page, without the links back. */
function readFootnotes(source: Source): Piece[] {
  const notes = footnotesOf(source.entry);
  const texts = notes.flatMap(({ note }, index) =>
    note.children.flatMap((child) => readNode(child, [`in item ${index + 1}`], source)),
  );
  const heading = languages[source.entry.language].footnotes;
  return notes.length === 0 ? [] : [...line(heading, 'in <h2>'), ...texts];
}

/** A link, and the note that follows its words if it leads elsewhere than to its address. */
function link(address: string, words: Piece[], source: Source): Piece[] {
  const { entry, records } = source;
  const own = languages[entry.language];
  const record = records.get(URL.parse(address)?.href.replace(/#.*$/, '') ?? '');
  const mark = (to: string, pieces: Piece[]) =>
    pieces.map((piece) => ({ ...piece, marks: [...piece.marks, `a link to ${to}`] }));
  const last = words.at(-1)?.marks ?? [];
  const say = (note: string) => ({
    text: ` (${note})`,
    marks: last.filter((one) => !/^in <(em|strong|code)>$/.test(one)),
  });
  if (!record) {
    const { to, language, file } = resolveLink(address, source);
    if (file)
      return mark(to, [...words, say(describeDownload(file, statSync(file).size, entry.language))]);
    if (language === undefined || language === entry.language) return mark(to, words);
    return mark(`${to} in ${language}`, [...words, say(sayLanguage(language, entry.language))]);
  }
  const target = targetOf(address, record);
  if (target === undefined) return [...words, { text: ` (${own.gone})`, marks: [] }];
  const hash = target.includes('#') ? '' : new URL(address).hash;
  const copy = closestSnapshot(record);
  const [from, to] = [new URL(address), new URL(target)];
  const [fromHost, toHost] = [from, to].map(({ hostname }) => hostname.replace('www.', ''));
  const isSame = from.pathname + from.search === to.pathname + to.search;
  const elsewhere = fromHost === toHost ? own.moved : own.movedToHost(toHost ?? '');
  const note = target === copy?.address ? own.archived(copy.date.slice(0, 4)) : elsewhere;
  const isNoted = target === copy?.address || fromHost !== toHost || !isSame;
  return mark(decodeAddress(target + hash), [...words, ...(isNoted ? [say(note)] : [])]);
}

/**
 * Where a link leads, by the guide for editors: as if every page were served at `/<name>/` of a site
 * without a base path; to the version in the language of the page that has the link, unless it lacks
 * the section that is meant; folders with a slash at their end.
 */
export function resolveLink(
  address: string,
  { entry, base, entries, source }: Omit<Source, 'records'>,
): { to: string; language?: LanguageCode; file?: string } {
  const link = readSiteLink(address, entry.name, siteData.home);
  if (!link) return { to: decodeAddress(URL.parse(address)?.href ?? address) };
  const hash = decodeAddress(link.hash);
  const name = decodeAddress(link.path).slice(1);
  const file = `${source}/src/content/pages/${name}`;
  if (/\.\w+$/.test(name) && existsSync(file))
    return { to: base + name.replace(`${siteData.home}/`, '') + link.search + hash, file };
  const versions = versionsOf(link, { entries }).filter(
    ({ language }) => language === (link.language ?? language),
  );
  const complete = versions.filter(({ headings, anchors }) =>
    [...headings, ...anchors].some(({ id }) => hash === '' || hash === `#${id}`),
  );
  const target = pickVersion(complete, entry.language) ?? pickVersion(versions, entry.language);
  const path = target ? pathOf(target, { base }) : withBase(link.path, base);
  const to = decodeAddress(path) + link.search + hash;
  return target ? { to, language: target.language } : { to };
}

/** A position in an entry's file, in the form that code editors open: `file:line:column`. */
export function formatPosition({ file, source }: Entry, offset: number): string {
  const before = source.slice(0, offset).split('\n');
  return `src/content/pages/${file}:${before.length}:${(before.at(-1) ?? '').length + 1}`;
}
