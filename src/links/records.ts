import { readFile } from 'node:fs/promises';
import type { z } from 'astro/zod';
import { isMap, isScalar, LineCounter, parseDocument, type Document, type YAMLMap } from 'yaml';
import { linkSchema, type LinkRecord } from '../schemas/link.ts';
import { didYouMean } from '../utils/did-you-mean.ts';
import { UserError } from '../utils/user-error.ts';
import { normalAddress } from './address.ts';

/** Where the site keeps its records. */
export const RECORDS = 'src/content/links.yaml';

/** The records, by address. */
export type LinkRecords = Map<string, LinkRecord>;

/** A records file, as read. */
interface ParsedRecords {
  records: LinkRecords;
  /** The document from which they were read, comments and all. */
  document: Document;
  /** Where each record is in it; the document itself would look for them one by one. */
  nodes: Map<string, YAMLMap>;
}

/** What to do, where YAML’s own words would not tell an editor. */
const REMEDIES: Record<string, string> = {
  BLOCK_AS_IMPLICIT_KEY:
    'There are two colons in this line. Put what stands behind the first into quotation marks.',
  TAB_AS_INDENT: 'A tab is at the start of this line. Write blanks in its place.',
};

/** What is wrong with a record: where, and in which words. */
interface Fault {
  path: PropertyKey[];
  message: string;
}

/**
 * Reads the records.
 *
 * @param name how messages call the file
 * @throws {UserError} naming file, line and column of what is wrong
 */
export async function readRecords(file: string, name = file): Promise<LinkRecords> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new UserError(`${name} is not there. Bring it back: git checkout -- ${name}`);
  });
  return parseRecords(text, name).records;
}

/**
 * Reads the text of a records file.
 *
 * @param file its name, for messages
 * @throws {UserError} naming file, line and column of what is wrong
 */
export function parseRecords(text: string, file: string): ParsedRecords {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fail = (offset: number, sentence: string): never => {
    const { line, col } = lines.linePos(offset);
    throw new UserError(`${file}:${Math.max(line, 1)}:${Math.max(col, 1)}  ${sentence}`);
  };
  const conflict = /^(<{7}|={7}|>{7})( |$)/m.exec(text);
  if (conflict) {
    fail(
      conflict.index,
      'Two people changed this place. Keep what is right of both, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>.',
    );
  }
  for (const { code, pos, message } of [...document.errors, ...document.warnings]) {
    const reason = message.split(/ at line \d|\n/)[0] ?? '';
    fail(
      pos[0],
      code === 'DUPLICATE_KEY'
        ? 'This key stands there twice. Join the two, and take one out.'
        : (REMEDIES[code] ??
            `This is not YAML: ${reason}. Write each key on a line of its own, with a colon and a blank behind it, as in the other records.`),
    );
  }
  const records: LinkRecords = new Map();
  const nodes = new Map<string, YAMLMap>();
  if (document.contents === null) return { records, document, nodes };
  if (!isMap(document.contents)) {
    return fail(0, 'The file is a list of addresses, each with its keys below it: https://…:');
  }
  for (const { key, value } of document.contents.items) {
    const start = isScalar(key) ? key.range[0] : 0;
    const address = isScalar(key) ? String(key.value) : '';
    const normal = normalAddress(address);
    if (normal === undefined) {
      fail(start, `"${address}" is no address of a web page. Write it in whole: https://…`);
    }
    if (normal !== address) {
      fail(start, `Write this address in its plain form, without a fragment: ${normal ?? ''}`);
    }
    if (!isMap(value)) {
      return fail(start, 'Nothing stands below this address. Write: state: unchecked');
    }
    const result = linkSchema.safeParse(value.toJS(document), { reportInput: true });
    const issues = result.error?.issues ?? [];
    // A key that is misspelt is missing, too: to say so would send an editor the wrong way.
    const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
    if (issue) {
      const { path, message } = describe(issue);
      fail(offsetOf(value, path) ?? start, message);
    }
    const { movedTo, snapshots = [] } = result.data ?? {};
    for (const [index, led] of [movedTo, ...snapshots.map((copy) => copy.address)].entries()) {
      if (led === undefined || normalAddress(led) !== address) continue;
      const path = index === 0 ? ['movedTo'] : ['snapshots', index - 1, 'address'];
      fail(
        offsetOf(value, path) ?? start,
        `This is the page’s own address. Write ${index === 0 ? 'where it is now' : 'that of a copy'}, or take it out.`,
      );
    }
    if (result.data) records.set(address, result.data);
    nodes.set(address, value);
  }
  return { records, document, nodes };
}

function describe(issue: z.core.$ZodIssue): Fault {
  const { path } = issue;
  const name = path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const known =
      path.length === 0 ? Object.keys(linkSchema.shape) : ['address', 'date', 'outcome', 'detail'];
    return {
      path: [...path, key],
      message: `"${key}" is not known here.${didYouMean(key, known)} There are: ${known.join(', ')}.`,
    };
  }
  if (issue.input === undefined) {
    return {
      path: path.slice(0, -1),
      message: `"${name}" is missing. Write ${String(path.at(-1))}: …`,
    };
  }
  if (issue.code === 'custom')
    return {
      path,
      message: `"${name}" ${issue.message.replace(/^write/, 'does not fit: write')}.`.replace(
        /\.\.$/,
        '.',
      ),
    };
  if (issue.code === 'invalid_value') {
    return {
      path,
      message: `"${name}" is ${JSON.stringify(issue.input)}. Write one of: ${issue.values.map(String).join(', ')}.`,
    };
  }
  if (issue.code === 'invalid_type' && path[0] === 'snapshots') {
    return {
      path,
      message: 'Write each copy below snapshots as: - address: https://…, and date: … below that.',
    };
  }
  return { path, message: `"${name}" does not fit: ${issue.message}.` };
}

/** Where a key of a record stands: its own place, or that of the nearest key around it that there is. */
function offsetOf(record: YAMLMap, path: PropertyKey[]): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const [last, parent] = [path[length - 1], path.slice(0, length - 1)];
    const node = parent.length === 0 ? record : record.getIn(parent, true);
    if (!isMap(node)) continue;
    const key = node.items.find((item) => isScalar(item.key) && item.key.value === last)?.key;
    if (isScalar(key) && key.range) return key.range[0];
  }
  return undefined;
}
