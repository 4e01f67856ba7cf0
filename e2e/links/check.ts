import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';
import { checkLinks, type CheckOptions } from '../../src/links/check-links.ts';
import { config, type Limits, type LinksConfig } from '../../src/links/config.ts';
import { readRecords } from '../../src/links/records.ts';
import type { Report } from '../../src/links/result.ts';
import type { LinkRecord } from '../../src/schemas/link.ts';
import { cacheFolder } from '../support/builds.ts';

/** The day of all checks that say no other. */
export const TODAY = '2026-11-25';

/** For what is to answer: seconds for all that a slow machine may take, and hardly a wait between two tries. */
export const patient: Limits = {
  ...config.limits,
  connect: 10_000,
  headers: 10_000,
  idle: 10_000,
  request: 20_000,
  address: 30_000,
  run: 100_000,
  save: 10_000,
  backOff: 10,
  retryAfter: 2000,
  crawlDelay: 300,
  saving: 50,
};

/** For what is not to answer in time: the shorter, the sooner the test ends. */
export const hasty: Limits = {
  ...patient,
  connect: 400,
  headers: 400,
  idle: 400,
  request: 600,
  address: 1500,
};

/** How the tests check: no archive is asked, unless one is named. */
export function configWith(limits: Limits, more: Partial<LinksConfig> = {}): LinksConfig {
  return { ...config, archives: [], timeGates: [], ...more, limits };
}

/** Records in a file of their own. */
export class Records {
  file = '';

  async write(records: Record<string, Partial<LinkRecord>>): Promise<void> {
    await this.writeText(
      stringify(
        Object.fromEntries(
          Object.entries(records)
            .sort(([one], [other]) => (one < other ? -1 : 1))
            .map(([address, record]) => [address, { state: 'unchecked', ...record }]),
        ),
      ),
    );
  }

  async writeText(text: string): Promise<void> {
    if (this.file === '') {
      await mkdir(cacheFolder, { recursive: true });
      this.file = path.join(await mkdtemp(path.join(cacheFolder, 'links-')), 'links.yaml');
    }
    await writeFile(this.file, text);
  }

  async text(): Promise<string> {
    return readFile(this.file, 'utf8');
  }

  async read() {
    return readRecords(this.file);
  }

  async check(options: Partial<CheckOptions> = {}): Promise<Report> {
    return checkLinks({ file: this.file, config: configWith(patient), today: TODAY, ...options });
  }

  async remove(): Promise<void> {
    if (this.file !== '') await rm(path.dirname(this.file), { recursive: true });
  }
}
