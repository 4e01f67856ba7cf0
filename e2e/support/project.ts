import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { hosts } from '../../src/data/deployment.ts';
import { cacheFolder, copyFolder, projectFolder } from './builds.ts';

/** What a fresh copy needs to be built. */
const PARTS = ['package.json', 'tsconfig.json', 'astro.config.mjs', 'public', 'src'];

/**
 * Copies the project, so that a test can change it.
 *
 * @returns the folder of the copy
 */
export async function copyProject(name: string): Promise<string> {
  const copy = copyFolder(name);
  await rm(copy, { recursive: true, force: true });
  for (const part of PARTS) {
    // Ten times as fast as Node's asynchronous one.
    cpSync(path.join(projectFolder, part), path.join(copy, part), { recursive: true });
  }
  linkPackages(copy);
  return copy;
}

/**
 * Gives a copy the project's packages, but a cache of its own, so that builds side by side do not
 * share what Astro remembers of their content. Encoded pictures are named by their content.
 */
function linkPackages(copy: string): void {
  const packages = path.join(projectFolder, 'node_modules');
  const linked = readdirSync(packages).filter((name) => !['.astro', '.vite'].includes(name));
  const pictures = path.join(packages, '.astro/assets');
  mkdirSync(pictures, { recursive: true });
  mkdirSync(path.join(copy, 'node_modules/.astro'), { recursive: true });
  for (const name of [...linked, '.astro/assets']) {
    symlinkSync(path.join(packages, name), path.join(copy, 'node_modules', name), 'junction');
  }
}

/** How a command ended. */
export interface Outcome {
  code: number | null;
  /** All that it printed, without colours. */
  output: string;
  /** What it printed for other programs. */
  stdout: string;
}

/** Builds a project as `npm run build` does. */
export async function buildProject(
  folder: string,
  { env = {}, outDir = 'dist' }: { env?: Record<string, string>; outDir?: string } = {},
): Promise<Outcome> {
  return runCommand(folder, 'build', ['--outDir', outDir], env);
}

/** Runs a command of src/commands, as npm does. */
export async function runCommand(
  folder: string,
  name: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  const child = start(folder, [`src/commands/${name}.ts`, ...args], env);
  let output = '';
  let stdout = '';
  child.stdout?.on('data', (data: Buffer) => {
    output += data.toString();
    stdout += data.toString();
  });
  child.stderr?.on('data', (data: Buffer) => (output += data.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  return { code, output, stdout };
}

/** Wherever the checks themselves run, no host says where the site will stand. */
const noHost = Object.fromEntries(Object.keys(hosts).map((variable) => [variable, '']));

/** Compiled modules, which all copies of the project share: starting takes half the time. */
const compiled = { NODE_COMPILE_CACHE: path.join(cacheFolder, 'compiled') };

/** Starts Node in a project's folder, without colours. */
export function start(
  folder: string,
  args: string[],
  env: Record<string, string> = {},
): ChildProcess {
  return spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, ...noHost, ...compiled, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
  });
}
