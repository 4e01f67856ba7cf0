import { execFileSync } from 'node:child_process';
import path from 'node:path';

/**
 * The day, `2026-11-24`, of the last commit to each page's text, and to the other files of each folder,
 * without those of the folders in it. By the path below the project's folder; a folder's ends with a
 * slash.
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
  const day = history.get(file) ?? '';
  const beside = (isIndex ? history.get(folderOf(file)) : undefined) ?? '';
  return (day > beside ? day : beside) || undefined;
}

function folderOf(file: string): string {
  return `${path.posix.dirname(file)}/`;
}
