import { rm } from 'node:fs/promises';
import { builds, SAMPLE_COPY, SITE_URL } from './builds.ts';
import { buildProject, copyProject } from './project.ts';
import { addSample } from './sample.ts';

/** Runs each build once, before any test. */
export default async function buildAll(): Promise<void> {
  await addSample(await copyProject(SAMPLE_COPY));
  for (const { name, base, source, folder } of builds) {
    await rm(folder, { recursive: true, force: true });
    const { code, output } = await buildProject(source, {
      env: { SITE_URL, BASE_PATH: base },
      outDir: folder,
    });
    if (code !== 0) throw new Error(`The build "${name}" failed:\n${output}`);
  }
}
