import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { site } from '../site.ts';
import { isEntry, readEntry, type Entry } from './entry.ts';

/**
 * The entries as they were published, where they are another now or gone: what readers may hold
 * addresses of. The branch that is published tells, with its history: that of the remote
 * repository, so that a name can be changed freely until others have it; without one, this one's.
 *
 * @param folder folder of the collection
 * @returns nothing where there is no history: no git, or none of these files in it. Of a shallow
 *   clone, only what its one commit has.
 */
export async function readFormerEntries(folder: string): Promise<Entry[]> {
  const git = async (...args: string[]) => {
    const options = ['-c', 'core.quotePath=false', ...args];
    const { stdout } = await promisify(execFile)('git', options, {
      cwd: folder,
      encoding: 'buffer',
      maxBuffer: 1 << 28,
    });
    return stdout;
  };
  const lines = async (...args: string[]) => (await git(...args)).toString().split('\n');

  try {
    const refs = await lines('for-each-ref', '--format=%(refname)', 'refs/remotes/origin');
    const published = `refs/remotes/origin/${site.source.branch}`;
    const tip = refs.includes(published) ? published : 'HEAD';
    const changed = await lines('diff', ...NAMES, '--diff-filter=DM', tip, '--', '.');
    const log = await lines(
      'log',
      tip,
      '--first-parent',
      '-m',
      ...NAMES,
      '--diff-filter=D',
      COMMIT,
      '--',
      '.',
    );
    const versions = new Map(changed.filter(isEntry).map((file) => [file, tip]));
    let commit = '';
    for (const line of log) {
      if (line.startsWith(MARK)) commit = line.slice(MARK.length);
      // The newest is told first; what has been deleted was last seen in the commit before.
      else if (isEntry(line) && !versions.has(line)) versions.set(line, `${commit}^`);
    }
    return await Promise.all(
      Array.from(versions, async ([file, version]) =>
        readEntry(file, await git('show', `${version}:./${file}`), [], []),
      ),
    );
  } catch {
    return [];
  }
}

/** Names only, from this folder on; a renamed file counts as deleted, for its address is. */
const NAMES = ['--name-only', '--relative', '--no-renames'];

/** Tells the line of a commit from those of its files. */
const MARK = 'commit ';
const COMMIT = `--format=${MARK}%H`;
