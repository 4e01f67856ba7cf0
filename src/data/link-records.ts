import { readFile } from 'node:fs/promises';
import type { z } from 'astro/zod';
import { isMap, isNode, LineCounter, parseDocument } from 'yaml';
import { linkRecordSchema, type LinkRecord, type LinkSnapshot } from '../schemas/link-record.ts';
import { normalizeExternalUrl } from '../utils/addresses.ts';
import { didYouMean } from '../utils/did-you-mean.ts';
import { UserError } from '../utils/user-error.ts';

/** Where the records are, from the project's folder. */
export const LINK_RECORDS = 'src/content/links.yaml';

/** What to do, where the parser's own words would not help an editor. */
const REMEDIES: Record<string, string> = {
  BLOCK_AS_IMPLICIT_KEY:
    'Two colons in one line, or a line that is indented too far. Put quotation marks around the text after the first colon, or indent the line as those above it.',
  DUPLICATE_KEY: 'Duplicate key. Remove one.',
  TAB_AS_INDENT: 'Replace the tab at the start of this line with spaces.',
};

/** Reads a records file, as {@link parseLinkRecords} does. */
export async function readLinkRecords(file = LINK_RECORDS) {
  return parseLinkRecords(await readFile(file, 'utf8'), file);
}

/**
 * Parses the text of a records file.
 *
 * @returns the records by address, and the document that they are from, with its comments
 * @throws {UserError} with file, line and column if anything is wrong
 */
export function parseLinkRecords(text: string, file: string) {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const fail = (offset: number, sentence: string): never => {
    const { line, col } = lineCounter.linePos(offset);
    throw new UserError(`${file}:${line}:${col}  ${sentence}`);
  };
  const conflict = text.search(/^(<{7}|={7}|>{7})( |$)/m);
  if (conflict >= 0) fail(conflict, 'Git left two versions here. Keep one, and remove its marks.');
  const [error] = [...document.errors, ...document.warnings];
  if (error) {
    const unknown =
      'This cannot be read. Look here and in the line above for a colon, a quotation mark, a bracket or an indentation that is missing or too much.';
    fail(error.pos[0], REMEDIES[error.code] ?? unknown);
  }
  const records = new Map<string, LinkRecord>();
  if (document.contents === null) return { records, document };
  if (!isMap(document.contents)) return fail(0, 'Write each record as an address: https://…:');
  for (const { key, value } of document.contents.items) {
    const address = String(key);
    const start = key.range[0];
    const normal = normalizeExternalUrl(address);
    if (normal !== address)
      fail(start, `"${address}" should be ${normal ?? 'a full address: https://…'}`);
    if (!isMap(value)) {
      return fail(
        start,
        'Write the keys of this record on the lines below it, such as state: gone',
      );
    }
    const { data, error: invalid } = linkRecordSchema.safeParse(value.toJS(document));
    if (data) records.set(address, data);
    // A key that is misspelt is missing as well: that it is misspelt says more.
    const issues = invalid?.issues ?? [];
    const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
    if (!issue) continue;
    // The value that it is about may be missing: then it is about what is around it.
    const path = [...issue.path, ...('keys' in issue ? issue.keys.slice(0, 1) : [])];
    const nodes = [value, ...path.map((_, index) => value.getIn(path.slice(0, index + 1), true))];
    fail(nodes.filter(isNode).at(-1)?.range?.[0] ?? start, describe(issue));
  }
  return { records, document };
}

function describe(issue: z.core.$ZodIssue): string {
  const name = `"${issue.path.join('.')}"`;
  if (issue.code === 'invalid_value') return `${name}: write one of ${issue.values.join(', ')}.`;
  if (issue.code !== 'unrecognized_keys') return `${name} ${issue.message}.`;
  const [key = ''] = issue.keys;
  return `There is no key "${key}".${didYouMean(key, Object.keys(linkRecordSchema.shape))}`;
}

/** Where a link with a record leads; nothing if the page is gone without a copy. */
export function targetOf(address: string, record: LinkRecord): string | undefined {
  if (record.state === 'moved') return record.movedTo;
  if (record.state !== 'archived' && record.state !== 'gone') return address;
  return closestSnapshot(record)?.address;
}

/** The copy that was made closest to the day on which the site linked the page. */
export function closestSnapshot({ snapshots = [], linked }: LinkRecord): LinkSnapshot | undefined {
  const distance = ({ date }: LinkSnapshot) =>
    Math.abs(Date.parse(date) - Date.parse(linked ?? date));
  return snapshots.toSorted((one, other) => distance(one) - distance(other))[0];
}
