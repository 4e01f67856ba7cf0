import { UserError } from '../utils/user-error.ts';
import { normalAddress } from './address.ts';
import { changeRecords } from './records-file.ts';

/** What came of adding addresses. */
export interface Added {
  added: string[];
  /** Those that there were already. */
  known: string[];
}

/**
 * Adds records of addresses that were not checked yet.
 *
 * @param today the day of linking
 * @throws {UserError} naming what is no address; nothing is added then
 */
export async function addLinks(
  file: string,
  addresses: readonly string[],
  today: string,
): Promise<Added> {
  const normal = addresses.map((text) => {
    const address = normalAddress(text);
    if (address === undefined) {
      throw new UserError(
        `"${text}" is no address of a web page. Write it in whole: npm run links -- add https://…`,
      );
    }
    const { username, password } = new URL(address);
    if (username !== '' || password !== '') {
      throw new UserError(
        `"${text}" has a name or a password in it, which all readers would see. Leave it out.`,
      );
    }
    return address;
  });
  const result: Added = { added: [], known: [] };
  await changeRecords(file, ({ document, records }) => {
    for (const address of new Set(normal)) {
      if (records.has(address)) {
        result.known.push(address);
        continue;
      }
      document.add(document.createPair(address, { state: 'unchecked', linked: today }));
      result.added.push(address);
    }
  });
  return result;
}
