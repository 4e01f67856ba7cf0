import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { builds, cacheFolder, projectFolder, SITE_URL } from './builds.ts';
import { buildProject, copyProject, PARTS } from './project.ts';
import { addSamples } from './sample.ts';

/** Makes the builds, before any test, unless they were made from the same sources before. */
export default async function buildAll(): Promise<void> {
  const stateFile = path.join(cacheFolder, 'state');
  const state = await hashSources();
  if (state === (await readFile(stateFile, 'utf8').catch(() => undefined))) return;
  await rm(stateFile, { force: true });
  for (const { name, base, samples, source, folder } of builds) {
    if (source !== projectFolder) await addSamples(await copyProject(name), samples);
    await rm(folder, { recursive: true, force: true });
    const { code, output } = await buildProject(source, {
      env: { SITE_URL, BASE_PATH: base },
      outDir: folder,
    });
    if (code !== 0) throw new Error(`The build "${name}" failed:\n${output}`);
  }
  await writeFile(stateFile, state);
}

/** A hash of everything that the builds are made of: sources, packages and the dates in git's history. */
async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const part of [...PARTS, 'package-lock.json', 'e2e/fixtures', 'e2e/support']) {
    const root = path.join(projectFolder, part);
    const found = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = found.filter((file) => file.isFile());
    const names = files.map((file) => path.join(file.parentPath, file.name)).sort();
    for (const name of names.length > 0 ? names : [root])
      hash.update(name).update(await readFile(name));
  }
  const git = { cwd: projectFolder, encoding: 'utf8' } as const;
  return hash.update(execFileSync('git', ['rev-parse', 'HEAD'], git)).digest('hex');
}
