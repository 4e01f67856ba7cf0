import { spawn } from 'node:child_process';
import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder, projectFolder } from './builds.ts';

/** What a fresh copy needs to be built; artwork is only needed to draw the pictures anew. */
const PARTS = ['package.json', 'tsconfig.json', 'astro.config.mjs', 'public', 'src'];

/**
 * Copies the project, so that a test can change it.
 *
 * @returns the folder of the copy
 */
export async function copyProject(name: string): Promise<string> {
  const copy = path.join(cacheFolder, 'copies', name);
  await rm(copy, { recursive: true, force: true });
  await mkdir(copy, { recursive: true });
  for (const part of PARTS) {
    await cp(path.join(projectFolder, part), path.join(copy, part), {
      recursive: true,
      filter: (source) => path.basename(source) !== 'artwork',
    });
  }
  await symlink(
    path.join(projectFolder, 'node_modules'),
    path.join(copy, 'node_modules'),
    'junction',
  );
  return copy;
}

/** How a build ended. */
export interface Outcome {
  code: number | null;
  /** All that it printed, without colours. */
  output: string;
}

/** Builds a project as `npm run build` does. */
export async function buildProject(
  folder: string,
  { env = {}, outDir = 'dist' }: { env?: Record<string, string>; outDir?: string } = {},
): Promise<Outcome> {
  const astro = path.join(projectFolder, 'node_modules/astro/bin/astro.mjs');
  const child = spawn(process.execPath, [astro, 'build', '--outDir', outDir], {
    cwd: folder,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: '0', ...env },
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  return { code, output };
}
