import { appendFile, cp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { builds, projectFolder, SITE_URL } from './builds.ts';
import { buildProject, copyProject } from './project.ts';

/** Makes each build once, before any check runs. */
export default async function buildAll(): Promise<void> {
  const withSample = await copyProject('sample');
  const pages = path.join(withSample, 'src/content/pages');
  await cp(path.join(projectFolder, 'e2e/sample'), pages, { recursive: true });
  // Names that not every archive and file system on its way here would have kept as they are.
  await rename(path.join(pages, 'german'), path.join(pages, 'Über uns'));
  const picture = "Größe & “Kreis”, it's 1 (neu).jpg";
  await cp(path.join(pages, 'facilitators/circle.jpg'), path.join(pages, 'Über uns', picture));
  await appendFile(path.join(pages, 'Über uns/index.mdx'), `\n![Kreis](<./${picture}>)\n`);

  for (const { name, base, sample, folder } of builds) {
    await rm(folder, { recursive: true, force: true });
    const { code, output } = await buildProject(sample ? withSample : projectFolder, {
      env: { SITE_URL, BASE_PATH: base },
      outDir: folder,
    });
    if (code !== 0) throw new Error(`The build "${name}" failed:\n${output}`);
  }
}
