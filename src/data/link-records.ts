import { readFile } from 'node:fs/promises';
import type { z } from 'astro/zod';
import {
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  type Document,
  type YAMLMap,
} from 'yaml';
import { linkRecordSchema, type LinkRecord, type LinkSnapshot } from '../schemas/link-record.ts';
import { normalizeExternalUrl } from '../utils/addresses.ts';
import { didYouMean } from '../utils/did-you-mean.ts';
import { UserError } from '../utils/user-error.ts';

/** Where the records are, from the project's folder. */
export const LINK_RECORDS = 'src/content/links.yaml';

/** What to do, where the parser's own words would not help an editor. */
const YAML_ERRORS: Record<string, string> = {
  BLOCK_AS_IMPLICIT_KEY:
    'This line has two colons. Put quotation marks around the text after the first.',
  DUPLICATE_KEY: 'Duplicate key. Remove one.',
  TAB_AS_INDENT: 'Replace the tab at the start of this line with spaces.',
};

/** A records file. */
interface ParsedRecords {
  /** By address, as {@link normalizeExternalUrl} writes it. */
  records: Map<string, LinkRecord>;
  /** The document that they were read from, with its comments. */
  document: Document;
}

/**
 * Reads the records.
 *
 * @param file its path; messages name it so
 * @throws {UserError} with file, line and column of the first thing that is wrong
 */
export async function readLinkRecords(file = LINK_RECORDS): Promise<ParsedRecords> {
  return parseLinkRecords(await readFile(file, 'utf8'), file);
}

/** Parses the text of a records file, as {@link readLinkRecords} does. */
export function parseLinkRecords(text: string, file: string): ParsedRecords {
  const lineCounter = new LineCounter();
  const fail = (offset: number, sentence: string): never => {
    const { line, col } = lineCounter.linePos(offset);
    throw new UserError(`${file}:${Math.max(line, 1)}:${Math.max(col, 1)}  ${sentence}`);
  };
  const document = parseDocument(text, { lineCounter });
  const conflict = /^(<{7}|={7}|>{7})( |$)/m.exec(text);
  if (conflict) {
    fail(
      conflict.index,
      'Git found two versions of this. Keep what is right, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.',
    );
  }
  const [error] = [...document.errors, ...document.warnings];
  if (error) {
    const reason = error.message.split(/ at line \d|\n/)[0] ?? '';
    fail(
      error.pos[0],
      YAML_ERRORS[error.code] ??
        `This is not valid YAML: ${reason}. Write each key on a line of its own, as in the other records.`,
    );
  }
  const records: ParsedRecords['records'] = new Map();
  if (document.contents === null) return { records, document };
  if (!isMap(document.contents)) {
    return fail(
      0,
      'The file is not a list of records. Write each as an address with its keys below: https://…:',
    );
  }
  for (const { key, value } of document.contents.items) {
    const [start, address] = isScalar(key) ? [key.range?.[0] ?? 0, String(key.value)] : [0, ''];
    const normal = normalizeExternalUrl(address);
    if (normal === undefined)
      fail(start, `"${address}" is not a full address. Write it as https://…`);
    if (normal !== address) fail(start, `Write this address as ${normal ?? ''}`);
    if (!isMap(value))
      return fail(start, 'This record is empty. Add a key such as title, or remove it.');
    let plain: unknown;
    try {
      plain = value.toJS(document);
    } catch {
      fail(start, 'Put quotation marks around the text that begins with * in this record.');
    }
    const { data, error: invalid } = linkRecordSchema.safeParse(plain);
    if (data) records.set(address, data);
    // A key that is misspelt is missing as well: that it is misspelt says more.
    const issue =
      invalid?.issues.find(({ code }) => code === 'unrecognized_keys') ?? invalid?.issues[0];
    if (issue) fail(offsetOf(value, issue) ?? start, describeIssue(issue));
  }
  return { records, document };
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const { code, message, path } = issue;
  if (code === 'unrecognized_keys') {
    const known = Object.keys(linkRecordSchema.shape);
    const [key = ''] = issue.keys;
    return `"${key}" is not a key of ${path.length > 0 ? `"${path.join('.')}"` : 'a record'}.${didYouMean(key, known)}`;
  }
  const values =
    code === 'invalid_value' ? `: write one of ${issue.values.join(', ')}` : ` ${message}`;
  return `"${path.join('.')}"${values}.`;
}

/** Where the value is that an issue is about, or the nearest that there is around it. */
function offsetOf(record: YAMLMap, { path, ...issue }: z.core.$ZodIssue): number | undefined {
  const full = 'keys' in issue ? [...path, issue.keys[0]] : path;
  for (let length = full.length; length > 0; length -= 1) {
    const node = record.getIn(full.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return undefined;
}

/** The address to which a link with a record leads; nothing if the page is gone without a copy. */
export function targetOf(address: string, record: LinkRecord): string | undefined {
  if (record.state === 'moved') return record.movedTo;
  if (record.state !== 'archived' && record.state !== 'gone') return address;
  return closestSnapshot(record)?.address;
}

/** The copy that was made closest to the day on which the site linked the page. */
export function closestSnapshot({ snapshots = [], linked }: LinkRecord): LinkSnapshot | undefined {
  const distance = ({ date }: LinkSnapshot) =>
    linked === undefined ? 0 : Math.abs(Date.parse(date) - Date.parse(linked));
  return snapshots.toSorted((one, other) => distance(one) - distance(other))[0];
}
