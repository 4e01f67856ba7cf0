import { execFileSync } from 'node:child_process';
import path from 'node:path';

/**
 * The day on which an entry was last changed, as git knows it: its text, and the pictures beside
 * it.
 *
 * @param file the entry's file, relative to `root`; files beside an `index.mdx` count as part of it
 * @param root the project's folder
 * @returns the day of the last commit, `2026-11-24`, where the committer was. Nothing where there
 *   is no history: no git, a file that was never committed, or a shallow clone, whose one commit
 *   seems to have made every file.
 */
export function lastChanged(file: string, root: string): string | undefined {
  const { dir, name } = path.posix.parse(file);
  // https://git-scm.com/docs/gitglossary#Documentation/gitglossary.txt-glob: the folder's own files
  const part = name.toLowerCase() === 'index' ? `:(glob)${dir}/*` : `:(literal)${file}`;
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim();
  try {
    if (git('rev-parse', '--is-shallow-repository') === 'true') return undefined;
    return git('log', '-1', '--format=%cs', '--', part) || undefined;
  } catch {
    return undefined;
  }
}
