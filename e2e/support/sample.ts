import { appendFile, cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { LINK_RECORDS } from '../../src/data/link-records.ts';
import { projectFolder } from './builds.ts';

/** Adds the pages of folders of e2e/fixtures to a copy of the project. */
export async function addSamples(copy: string, samples: readonly string[]): Promise<void> {
  const fixtures = path.join(projectFolder, 'e2e/fixtures');
  for (const name of samples) {
    await cp(path.join(fixtures, name), path.join(copy, 'src/content/pages'), { recursive: true });
  }
  const records = await readFile(path.join(fixtures, 'sample-links.yaml'));
  await appendFile(path.join(copy, LINK_RECORDS), records);
}
