import { appendFile, cp, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { RECORDS } from '../../src/links/records.ts';
import { projectFolder } from './builds.ts';

/** Puts the pages of e2e/fixtures/sample, as editors might write them, into a copy of the project. */
export async function addSample(copy: string): Promise<void> {
  const pages = path.join(copy, 'src/content/pages');
  await cp(path.join(projectFolder, 'e2e/fixtures/sample'), pages, { recursive: true });
  // Names that not every archive and file system on its way here would have kept as they are.
  await rename(path.join(pages, 'german'), path.join(pages, 'Über uns'));
  const picture = "Größe & “Kreis”, it's 1 (neu).jpg";
  await cp(path.join(pages, 'facilitators/circle.jpg'), path.join(pages, 'Über uns', picture));
  await appendFile(path.join(pages, 'Über uns/index.mdx'), `\n![Kreis](<./${picture}>)\n`);
  const records = await readFile(path.join(projectFolder, 'e2e/fixtures/sample-links.yaml'));
  await appendFile(path.join(copy, RECORDS), records);
}
