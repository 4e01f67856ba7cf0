import { appendFile, cp, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { LINK_RECORDS } from '../../src/data/link-records.ts';
import { projectFolder } from './builds.ts';

/** Adds the pages of e2e/fixtures/sample to a copy of the project. */
export async function addSample(copy: string): Promise<void> {
  const pages = path.join(copy, 'src/content/pages');
  await cp(path.join(projectFolder, 'e2e/fixtures/sample'), pages, { recursive: true });
  // These names are created here, because not every archive and file system preserves them.
  await rename(path.join(pages, 'german'), path.join(pages, 'Über uns'));
  const picture = "Größe & “Kreis”, it's 1 (neu).jpg";
  await cp(path.join(pages, 'facilitators/circle.jpg'), path.join(pages, 'Über uns', picture));
  await appendFile(path.join(pages, 'Über uns/index.mdx'), `\n![Kreis](<./${picture}>)\n`);
  const records = await readFile(path.join(projectFolder, 'e2e/fixtures/sample-links.yaml'));
  await appendFile(path.join(copy, LINK_RECORDS), records);
}
