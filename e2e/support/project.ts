import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { hosts } from '../../src/data/deployment.ts';
import { cacheFolder, copyFolder, projectFolder } from './builds.ts';

/** Files and folders that a build needs. */
export const PARTS = ['package.json', 'tsconfig.json', 'astro.config.mjs', 'public', 'src'];

/**
 * Copies the project, so that a test can change it, and returns the folder of the copy.
 */
export async function copyProject(name: string): Promise<string> {
  const copy = copyFolder(name);
  await rm(copy, { recursive: true, force: true });
  for (const part of PARTS) {
    // Ten times as fast as the asynchronous `cp`.
    cpSync(path.join(projectFolder, part), path.join(copy, part), { recursive: true });
  }
  linkPackages(copy);
  return copy;
}

/**
 * Links the packages into a copy, with a cache of its own, so that concurrent builds do not share
 * Astro's content store. Encoded pictures are shared: their names are hashes of their content.
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

/** The result of a command. */
interface Outcome {
  code: number | null;
  /** Standard output and error. */
  output: string;
  stdout: string;
}

export async function buildProject(
  folder: string,
  { env = {}, outDir = 'dist' }: { env?: Record<string, string>; outDir?: string } = {},
): Promise<Outcome> {
  return runCommand(folder, 'build', ['--outDir', outDir], env);
}

/** Runs a command of src/commands. */
export async function runCommand(
  folder: string,
  name: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  const running = start(folder, [`src/commands/${name}.ts`, ...args], env);
  await once(running.child, 'close');
  return { ...running, code: running.child.exitCode };
}

/** Clears the variables of hosts, which would set the URL of the site when tests run there. */
const noHost = Object.fromEntries(Object.keys(hosts).map((variable) => [variable, '']));

/** All copies share compiled modules, which halves the start-up time. */
const compiled = { NODE_COMPILE_CACHE: path.join(cacheFolder, 'compiled') };

/** Starts Node in a folder, and collects its output, without colours. */
export function start(folder: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, ...noHost, ...compiled, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
  });
  const running = { child, output: '', stdout: '' };
  child.stdout.on('data', (data: Buffer) => {
    running.output += data.toString();
    running.stdout += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => (running.output += data.toString()));
  return running;
}

/** Runs git with a fixed author and date. */
export function git(folder: string, args: string[], date = '2024-01-01T12:00:00+13:00'): void {
  const person = ['-c', 'user.name=An editor', '-c', 'user.email=editor@learn.example'];
  execFileSync('git', [...person, ...args], {
    cwd: folder,
    env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
    stdio: 'pipe',
  });
}
