import type { Root } from 'mdast';
import { endOf, MAX_DEPTH } from './tree.ts';
import { isMap, isPair, parseDocument, visit, type Document } from 'yaml';

/** The front matter of an entry, with the places at which its parts stand. */
export interface FrontMatter {
  /** The YAML document. */
  document: Document.Parsed;
  /** Offset in the entry's source at which the YAML begins. */
  start: number;
  /** Offset behind its last line. */
  end: number;
  /** Why it cannot be read, each with its offset in the entry's source. */
  faults: { at: number; message: string }[];
  /** What it holds; nothing if it cannot be read, or is no list of keys. */
  data: Record<string, unknown> | undefined;
  /** Offset in the entry's source of the key, or of the place where it would stand. */
  offsetOf(path: readonly PropertyKey[]): number;
}

/** Of brackets within brackets, thousands of them. */
const TOO_DEEP = 'It is too deep in itself';

/** Reads the block between the `---` lines, if the entry begins with one. */
export function readFrontMatter(source: string, tree: Root): FrontMatter | undefined {
  const [first] = tree.children;
  if (first?.type !== 'yaml') return undefined;
  const start = source.indexOf('\n') + 1;
  const document = parseDocument(first.value, {
    prettyErrors: false,
    // Astro's own reader makes a date of `2013-05-01`; so must this one.
    customTags: ['timestamp'],
  });
  const faults = document.errors.map(({ message, pos }) => ({
    at: start + pos[0],
    message: message.includes('call stack') ? TOO_DEEP : message,
  }));
  visit(document, {
    // `*name` is the name of another value, and such names can be nested until memory is full.
    Alias: (_key, { range }) => {
      faults.push({ at: start + (range?.[0] ?? 0), message: 'A value begins with an asterisk' });
    },
    Collection: (_key, { range }, ancestors) => {
      if (ancestors.length < MAX_DEPTH) return undefined;
      faults.push({ at: start + (range?.[0] ?? 0), message: TOO_DEEP });
      return visit.BREAK;
    },
  });
  const tooDeep = faults.find(({ message }) => message === TOO_DEEP);
  if (tooDeep) faults.splice(0, Infinity, tooDeep);
  return {
    document,
    start,
    end: endOf(first),
    faults,
    data: faults.length === 0 ? readKeys(document) : undefined,
    offsetOf: (path) => start + offsetOf(document, path),
  };
}

function readKeys(document: Document): Record<string, unknown> | undefined {
  if (document.contents === null) return {};
  return isMap(document.contents) ? (document.toJS() as Record<string, unknown>) : undefined;
}

/** Offset of the last key of a path that there is; 0 if there is none. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of path) {
    const items: unknown[] =
      typeof node === 'object' && node && 'items' in node ? (node.items as unknown[]) : [];
    const item = isMap(node)
      ? items.find((pair) => isPair(pair) && String(pair.key) === String(key))
      : items[Number(key)];
    if (item === undefined) return offset;
    const part = isPair(item) ? item.key : item;
    offset = (part as { range?: [number, number, number] }).range?.[0] ?? offset;
    node = isPair(item) ? item.value : item;
  }
  return offset;
}
