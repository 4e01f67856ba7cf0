import { UserError } from '../utils/user-error.ts';
import { normalAddress } from './address.ts';
import type { LinksConfig } from './config.ts';
import { openSession } from './http/session.ts';
import { askedAddress } from './judge.ts';
import { readRecords, type LinkRecords } from './records.ts';
import type { Progress, Report } from './result.ts';
import { Run, type Job } from './run.ts';

/** What is checked, and how. */
export interface CheckOptions {
  /** The records file. */
  file: string;
  config: LinksConfig;
  /** The day of the check. */
  today: string;
  /** The addresses to check; all where none is named. */
  only?: readonly string[];
  /** Whether archives are asked for copies of living pages that have none. */
  save?: boolean;
  /** Ends the run; what was found until then is saved. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/**
 * Checks the addresses of the records, and saves what it finds while it runs.
 *
 * @throws {UserError} where the records are damaged, an address has none, or there is no network;
 * nothing is changed then
 */
export async function checkLinks(options: CheckOptions): Promise<Report> {
  const records = await readRecords(options.file);
  const jobs = jobsOf(records, options);
  const session = openSession(options.config);
  try {
    if (jobs.length > 0 && !(await session.network.isThere(jobs.map(({ asked }) => asked)))) {
      throw new UserError(
        'No network: neither an archive nor any of the hosts can be reached. Nothing was changed.',
      );
    }
    return await new Run(options, session, jobs).go();
  } finally {
    session.close();
  }
}

function jobsOf(records: LinkRecords, { only, file }: CheckOptions): Job[] {
  const meant = new Set((only ?? []).map((text) => normalAddress(text) ?? text));
  for (const address of meant) {
    if (records.has(address)) continue;
    throw new UserError(
      `There is no record of ${address} in ${file}. Write: npm run links -- add ${address}`,
    );
  }
  return [...records]
    .filter(([address]) => meant.size === 0 || meant.has(address))
    .map(([address, record]) => ({
      address,
      record,
      asked: new URL(askedAddress(address, record)),
    }));
}
