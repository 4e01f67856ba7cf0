import type { Root } from 'mdast';
import { isMap, isSeq, parseDocument, visit } from 'yaml';
import type { ParsedNode, ScalarTag, YAMLError } from 'yaml';
import { endOf, MAX_DEPTH } from './tree.ts';

/** The front matter of an entry, with the offsets of its keys. */
export type FrontMatter = NonNullable<ReturnType<typeof readFrontMatter>>;

/**
 * Like Astro's YAML parser, reads `2013-05-01` and a day with a time as dates. A day that is not in
 * the calendar or has a time becomes an invalid date, which the schema refuses.
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

const TOO_DEEP = 'Too many brackets inside brackets. Remove some.';

/** Reads the block between the `---` lines, if the entry begins with one. */
export function readFrontMatter(source: string, tree: Root) {
  const [first] = tree.children;
  if (first?.type !== 'yaml') return undefined;
  const start = source.indexOf('\n') + 1;
  const document = parseDocument(first.value, {
    prettyErrors: false,
    // The schema refuses what the parser would only warn about.
    logLevel: 'silent',
    customTags: [day],
  });
  const { contents } = document;
  // Usually, the errors after the first one go away when it is corrected.
  const errors = [...document.errors, ...document.warnings].slice(0, 1).map((error) => ({
    at: start + positionOf(error, contents),
    message: describeError(error, first.value),
  }));
  visit(document, {
    // `*name` repeats another value; nested, such aliases can fill all memory.
    Alias: (_key, { range }) => {
      const message = 'The value begins with an asterisk. Put the value in quotation marks.';
      errors.push({ at: start + (range?.[0] ?? 0), message });
    },
    Collection: (_key, { range }, ancestors) => {
      if (ancestors.length < MAX_DEPTH) return undefined;
      errors.push({ at: start + (range?.[0] ?? 0), message: TOO_DEEP });
      return visit.BREAK;
    },
  });
  const tooDeep = errors.find(({ message }) => message === TOO_DEEP);
  const isReadable = errors.length === 0 && (contents === null || isMap(contents));
  return {
    document,
    /** Offset in the entry's source of the first line of YAML. */
    start,
    /** Offset just after the closing `---`. */
    end: endOf(first),
    /** Why it cannot be read, each with its offset in the entry's source. */
    errors: tooDeep ? [tooDeep] : errors,
    /** Its keys and values; undefined if it cannot be read or has no keys and values. */
    data: isReadable ? ((document.toJS() ?? {}) as Record<string, unknown>) : undefined,
    /** Offset in the entry's source of a key; of its parent or the beginning if it is missing. */
    offsetOf: (path: readonly PropertyKey[]) => start + offsetOf(contents, path),
  };
}

/** The parser reports an unclosed quotation mark at the end; an editor looks for where it opens. */
function positionOf({ code, pos: [end], message }: YAMLError, contents: ParsedNode | null) {
  let position = end;
  if (code !== 'MISSING_CHAR' || !message.includes('quote')) return position;
  visit(contents, {
    Scalar: (_key, { type, range }) => {
      if (type?.startsWith('QUOTE') && range && range[0] < end) position = range[0];
    },
  });
  return position;
}

/** Says what is wrong with a piece of YAML and what to write, in an editor's words. */
function describeError({ code, pos, message }: YAMLError, yaml: string): string {
  const line = yaml.slice(0, pos[0]).split('\n').length - 1;
  const lines = yaml.split('\n');
  const glued = lines.slice(Math.max(0, line - 1)).find((text) => /^\s*[\w.]+:[^\s]/.test(text));
  if (message.includes('call stack')) return TOO_DEEP;
  if (code === 'DUPLICATE_KEY') return 'Duplicate key. Remove one.';
  if (message.includes('quote')) {
    return 'This quotation mark is never closed. Add the same mark at the end of the value.';
  }
  if (/: .*: /.test(lines[line] ?? '') || message.includes('compact mappings')) {
    return 'The value contains a colon. Put the value in quotation marks: title: "How: why"';
  }
  if (glued) return `Add a space after the colon: ${glued.trim().replace(':', ': ')}`;
  if (/anchor|alias|tag/.test(message)) {
    return 'The value begins with a character that has a special meaning here (*, & or !). Put the value in quotation marks.';
  }
  if (code === 'BAD_INDENT' || /column|indent/.test(message)) {
    return 'The indentation is wrong. Start each key at the left margin, and indent the keys inside another key by two spaces.';
  }
  return 'This is not a key with a value. Put each key on a line of its own, followed by a colon, a space and its value; if the value contains special characters, put it in quotation marks: title: "…"';
}

/** Offset of the last key of a path that exists; 0 if none does. */
function offsetOf(contents: ParsedNode | null, path: readonly PropertyKey[]): number {
  let node = contents;
  let offset = 0;
  for (const key of path) {
    const pair = isMap(node) && node.items.find((item) => String(item.key) === String(key));
    const item = isSeq(node) && node.items[Number(key)];
    const found = pair ? pair.key : item;
    if (!found) break;
    offset = found.range[0];
    node = pair ? pair.value : found;
  }
  return offset;
}
