import { execFileSync } from 'node:child_process';
import path from 'node:path';

/**
 * When each file was last changed, and the files of each folder that are not texts of pages: the path
 * below the project's folder, a folder's with a slash at its end, and a day, `2026-11-24`. Folders
 * below a folder are no part of it.
 */
export type History = ReadonlyMap<string, string>;

/**
 * Reads git's whole history at once: a process for each page would take longer than the pages.
 *
 * @param root the project's folder
 * @returns the days of the last commits, where the committers were. Nothing where there is no
 *   history: no git, no commit, or a shallow clone, whose one commit seems to have made every file.
 */
export function readHistory(root: string): History {
  const history = new Map<string, string>();
  if (isShallow(root)) return history;
  const log = git(root, 'log', '--reverse', '--format=commit %cs', '--name-only', '--relative');
  for (const commit of log.split(/^commit /m)) {
    const [day = '', , ...files] = commit.trimEnd().split('\n');
    for (const file of files) history.set(file.endsWith('.mdx') ? file : folderOf(file), day);
  }
  return history;
}

/** Whether git has only the newest part of its history here, as hosts that build often do. */
export function isShallow(root: string): boolean {
  return git(root, 'rev-parse', '--is-shallow-repository').trim() === 'true';
}

/** The files of a folder that git knows, and that have changed since the last commit. */
export function listUncommitted(folder: string): string[] {
  return git(folder, 'diff', '--name-only', '--relative', 'HEAD').split('\n');
}

/** What git prints; nothing without git, outside of a repository, or before the first commit. */
function git(root: string, ...args: string[]): string {
  try {
    return execFileSync('git', ['-c', 'core.quotePath=false', ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
      maxBuffer: 1 << 30,
    });
  } catch {
    return '';
  }
}

/**
 * The day on which an entry was last changed: its text, and the pictures beside it.
 *
 * @param file the entry's file; pictures beside an `index.mdx` count as part of it and its translations
 * @param updated the day that its editor gives, which wins over git's
 */
export function lastChanged(file: string, history: History, updated?: unknown) {
  if (updated instanceof Date) return updated.toISOString().slice(0, 10);
  const isIndex = /^index\./i.test(path.posix.basename(file));
  const days = [history.get(file), isIndex ? history.get(folderOf(file)) : undefined];
  return days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
}

function folderOf(file: string): string {
  return `${path.posix.dirname(file)}/`;
}
