import { readFile, rename, writeFile } from 'node:fs/promises';
import { isMap } from 'yaml';
import { parseLinkRecords } from '../../data/link-records.ts';
import type { LinkRecord } from '../../schemas/link-record.ts';

/** Changes what is known of one link. */
export type RecordChange = (record: LinkRecord) => LinkRecord;

/**
 * Changes records in their file as it is at this moment; all that editors wrote stays, comments too.
 * Whoever reads the file sees the old text or the new one, never a part.
 *
 * @param changes by address
 * @throws {UserError} if somebody has damaged the file meanwhile
 */
export async function changeRecords(
  file: string,
  changes: ReadonlyMap<string, RecordChange>,
): Promise<void> {
  const { records, document } = parseLinkRecords(await readFile(file, 'utf8'), file);
  let hasChanged = false;
  for (const [address, change] of changes) {
    const before = records.get(address) ?? {};
    const after = change(before);
    for (const [key, value] of Object.entries({ ...emptied(before), ...after })) {
      if (JSON.stringify(value) === JSON.stringify(before[key as keyof LinkRecord])) continue;
      hasChanged = true;
      if (value === undefined) document.deleteIn([address, key]);
      else document.setIn([address, key], document.createNode(value));
    }
  }
  if (!hasChanged) return;
  if (isMap(document.contents)) {
    document.contents.items.sort((one, other) => (String(one.key) < String(other.key) ? -1 : 1));
  }
  await writeFile(`${file}.tmp`, document.toString({ lineWidth: 0, singleQuote: true }));
  await rename(`${file}.tmp`, file);
}

/** The keys of a record without their values, so that one that is missing later is seen to be. */
function emptied(record: LinkRecord): Record<string, undefined> {
  return Object.fromEntries(Object.keys(record).map((key) => [key, undefined]));
}
