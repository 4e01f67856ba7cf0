import type { Yaml } from 'mdast';
import { isMap, isSeq, parseDocument, visit } from 'yaml';
import type { ParsedNode, ScalarTag } from 'yaml';
import { endOf } from './tree.ts';

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

/** Reads the block between the `---` lines, if the entry begins with one. */
export function readFrontMatter(source: string, node: Yaml | undefined) {
  if (!node) return undefined;
  const [start, end] = [source.indexOf('\n') + 1, endOf(node)];
  const yaml = source.slice(start, end).replace(/(\r?\n)?[-.]{3}\s*$/, '');
  const document = parseDocument(yaml, {
    prettyErrors: false,
    // The schema refuses what the parser would only warn about.
    logLevel: 'silent',
    customTags: [day],
  });
  const { contents } = document;
  // `*name` repeats the value that `&name` marks, and is never meant like this.
  const marks: number[] = [];
  visit(document, {
    Alias: (_key, { range }) => void marks.push(range?.[0] ?? 0),
    Scalar(_key, { anchor, range }) {
      if (anchor) marks.push(range?.[0] ?? 0);
    },
  });
  // Usually, the errors after the first one go away when it is corrected.
  const [error] = [...document.errors, ...document.warnings];
  const isMapping = contents === null || isMap(contents);
  const offset = error?.pos[0] ?? marks[0] ?? (isMapping ? undefined : 0);
  const found = offset === undefined ? undefined : describeError(offset, yaml, error?.code);
  return {
    document,
    /** Offsets in the entry's source of the first line of YAML, and just after the closing `---`. */
    ...{ start, end },
    /** Why it cannot be read, with an offset in the entry's source; the first cause only. */
    error: found && { ...found, at: start + found.at },
    /** Its keys and values; undefined if it cannot be read or has no keys and values. */
    data: found ? undefined : ((document.toJS() ?? {}) as Record<string, unknown>),
    /** Offset in the entry's source of a key; of its parent or the beginning if it is missing. */
    offsetOf: (path: PropertyKey[]) => start + offsetOf(contents, path),
  };
}

/** A key with its value, on one line. */
const LINE = /^(?<indent>\s*(?:- )?)(?<key>[\w.]+):(?<space>\s*)(?!\/\/)(?<value>\S.*?)\s*$/;

/** Says what is wrong at an offset of a piece of YAML and what to write, in an editor's words. */
function describeError(offset: number, yaml: string, code = '') {
  if (code === 'DUPLICATE_KEY') return { at: offset, message: 'Duplicate key. Remove one.' };
  const lines = yaml.split('\n');
  const startOfLine = (index: number) => [...lines.slice(0, index), ''].join('\n').length;
  const number = yaml.slice(0, offset).split('\n').length - 1;
  // The parser often notices a mistake in the line below it, and an open quotation at the very end.
  for (let index = number; index >= 0; index -= 1) {
    const { indent = '', key, space, value = '' } = LINE.exec(lines[index] ?? '')?.groups ?? {};
    if (key === undefined) continue;
    const at = startOfLine(index) + indent.length;
    if (space === '') return { at, message: `Add a space after the colon: ${key}: ${value}` };
    const { errors, warnings } = parseDocument(`${key}: ${value}`, { logLevel: 'silent' });
    // The mark of a value that is repeated, or its repetition, is no mistake to YAML.
    if (errors.length + warnings.length === 0 && !/^[&*!]/.test(value)) continue;
    const message = `The value of "${key}" cannot be read as it is. Put it in straight quotation marks: ${key}: ${quote(value)}`;
    return { at, message };
  }
  const near = lines.slice(number, number + 2).join('\n');
  const { 0: indented, index = 0 } = /^\s+[\w.]+:/m.exec(near) ?? {};
  const message = indented
    ? 'The indentation is wrong. Start each key at the left margin, and indent the keys inside another key by two spaces.'
    : 'This is not a key with a value. Put each key on a line of its own, followed by a colon, a space and its value, title: Tea. A value with a colon in it needs straight quotation marks, and a note begins with #.';
  return { at: indented ? startOfLine(number) + index : offset, message };
}

/** Puts a value in quotation marks; those within it become curly. */
function quote(value: string): string {
  const [, , whole = value] = /^(["'])([^"']*)\1?$/.exec(value) ?? [];
  const text = /^'.*'$/.test(value) ? value.slice(1, -1) : whole.replace(/\*+([^*]+)\*+/g, '$1');
  return `"${text.replace(/"([^"]*)"/g, '“$1”').replaceAll('"', '')}"`;
}

/** Offset of the last key of a path that exists; 0 if none does. */
function offsetOf(node: ParsedNode | null, [key, ...rest]: PropertyKey[], offset = 0): number {
  const pair = isMap(node) && node.items.find((item) => String(item.key) === String(key));
  const found = pair ? pair.key : isSeq(node) && node.items[Number(key)];
  return found ? offsetOf(pair ? pair.value : found, rest, found.range[0]) : offset;
}
