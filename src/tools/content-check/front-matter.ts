import type { Root } from 'mdast';
import { endOf, MAX_DEPTH } from './tree.ts';
import { isMap, isPair, parseDocument, visit, type Document, type ScalarTag } from 'yaml';

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
  /** Whether it is written as a key a line, not in braces. */
  isBlock: boolean;
  /** Offset in the entry's source of the key, or of the place where it would stand. */
  offsetOf(path: readonly PropertyKey[]): number;
}

/**
 * Astro's own reader makes a date of `2013-05-01`, and of a day with a time; so must this one. What
 * is no day of the calendar, or has a time, is a date that fits nowhere.
 * https://yaml.org/type/timestamp.html
 */
const day: ScalarTag = {
  tag: 'tag:yaml.org,2002:timestamp',
  default: true,
  test: /^\d{4}-(\d\d-\d\d$|\d\d?-\d\d?([Tt]|[ \t]+)\d\d?:\d\d:\d\d)/,
  resolve(text) {
    const date = new Date(`${text}T00:00:00Z`);
    const isDay = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
    return isDay ? date : new Date(NaN);
  },
};

/** Of brackets within brackets, thousands of them. */
const TOO_DEEP = 'It is too deep in itself. Take out brackets within brackets';

/** Reads the block between the `---` lines, if the entry begins with one. */
export function readFrontMatter(source: string, tree: Root): FrontMatter | undefined {
  const [first] = tree.children;
  if (first?.type !== 'yaml') return undefined;
  const start = source.indexOf('\n') + 1;
  const document = parseDocument(first.value, {
    prettyErrors: false,
    // What it would only warn of, the schema refuses.
    logLevel: 'silent',
    customTags: [day],
  });
  // One slip in YAML brings others after it, which go when it goes.
  const faults = [...document.errors, ...document.warnings].slice(0, 1).map((error) => ({
    at: start + placeOf(error, document),
    message: explain(error, first.value),
  }));
  visit(document, {
    // `*name` is the name of another value, and such names can be nested until memory is full.
    Alias: (_key, { range }) => {
      faults.push({
        at: start + (range?.[0] ?? 0),
        message: 'A value begins with an asterisk. Put it in quotation marks',
      });
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
    isBlock: isMap(document.contents) ? !document.contents.flow : document.contents === null,
    offsetOf: (path) => start + offsetOf(document, path),
  };
}

/** An error of the parser. */
type YAMLError = Pick<Document.Parsed['errors'][number], 'code' | 'pos' | 'message'>;

/** A quotation mark that is never closed is missed at the end, and mended where it opens. */
function placeOf({ code, pos, message }: YAMLError, document: Document): number {
  let place = pos[0];
  if (code !== 'MISSING_CHAR' || !message.includes('quote')) return place;
  visit(document, {
    Scalar: (_key, { type, range }) => {
      if (type?.startsWith('QUOTE') && range && range[0] < pos[0]) place = range[0];
    },
  });
  return place;
}

/** What is wrong with a piece of YAML, and what to do, in an editor's words. */
function explain({ code, pos, message }: YAMLError, yaml: string): string {
  const line = yaml.slice(0, pos[0]).split('\n').length - 1;
  const lines = yaml.split('\n');
  const glued = lines.find((text, index) => index >= line - 1 && /^\s*[\w.]+:[^\s]/.test(text));
  if (message.includes('call stack')) return TOO_DEEP;
  if (code === 'DUPLICATE_KEY') return 'This key stands there twice. Take one of the two out';
  if (message.includes('quote')) {
    return 'A quotation mark is opened and never closed. Write the same mark at the end of the value';
  }
  if (/: .*: /.test(lines[line] ?? '') || message.includes('compact mappings')) {
    return 'There is a colon in the value. Put the value in quotation marks: title: "How: why"';
  }
  if (glued !== undefined) {
    return `There is no blank behind the colon. Write: ${glued.trim().replace(':', ': ')}`;
  }
  if (message.includes('anchor') || message.includes('alias') || message.includes('tag')) {
    return 'A value begins with a sign that means something else here (* & !). Put it in quotation marks';
  }
  if (code === 'BAD_INDENT' || message.includes('column') || message.includes('indent')) {
    return 'This line begins too far to the left or to the right. Begin each key at the very left, and the keys of a key two blanks in';
  }
  return 'This is not a key with a value. Write each key on a line of its own, with a colon and a blank behind it: title: …; a value with other signs than letters in it stands in quotation marks';
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
