import { rm } from 'node:fs/promises';
import { builds, projectFolder, SITE_URL } from './builds.ts';
import { buildProject, copyProject } from './project.ts';
import { addSample } from './sample.ts';

/** Makes each build once, before any check runs. */
export default async function buildAll(): Promise<void> {
  const withSample = await copyProject('sample');
  await addSample(withSample);

  for (const { name, base, sample, folder } of builds) {
    await rm(folder, { recursive: true, force: true });
    const { code, output } = await buildProject(sample ? withSample : projectFolder, {
      env: { SITE_URL, BASE_PATH: base },
      outDir: folder,
    });
    if (code !== 0) throw new Error(`The build "${name}" failed:\n${output}`);
  }
}
