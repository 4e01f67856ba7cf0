import { execFileSync } from 'node:child_process';
import { site } from '../../site.ts';
import { isEntry, readEntry, type Entry } from './entry.ts';

/**
 * The entries as they were published, where they were deleted, or changed in what gives them
 * addresses: what readers may hold. The branch that is published tells, with its history: that of
 * the remote repository, so that a name can be changed freely until others have it; without one,
 * this one's.
 *
 * @param folder folder of the collection
 * @returns nothing where there is no history: no git, or no commit. Of a shallow clone, only what
 *   its commits have.
 */
export function readFormerEntries(folder: string): Entry[] {
  const git = (args: string[], input = '') =>
    execFileSync('git', ['-c', 'core.quotePath=false', ...args], {
      cwd: folder,
      input,
      stdio: 'pipe',
      maxBuffer: 1 << 30,
    });
  const lines = (...args: string[]) => git(args).toString().split('\n');

  let tip = 'HEAD';
  try {
    git(['rev-parse', '--verify', tip]);
    const published = `refs/remotes/origin/${site.source.branch}`;
    if (lines('for-each-ref', '--format=%(refname)', published).includes(published))
      tip = published;
  } catch {
    return [];
  }

  const log = (...filter: string[]) =>
    lines('log', tip, '--first-parent', '-m', ...NAMES, `--format=${MARK}%H`, ...filter, '--', '.');
  const versions: [file: string, version: string][] = [];
  for (const file of lines('diff', ...NAMES, '--diff-filter=DM', tip, '--', '.')) {
    versions.push([file, tip]);
  }
  let commit = '';
  for (const line of [...log('--diff-filter=D'), ...log('--diff-filter=M', '-G', ADDRESS_LINES)]) {
    if (line.startsWith(MARK)) commit = line.slice(MARK.length);
    // What is another now was last seen in the commit before.
    else versions.push([line, `${commit}^`]);
  }
  const entries = versions.filter(([file]) => isEntry(file));
  const blobs = entries.map(([file, version]) => `${version}:./${file}\n`).join('');
  const contents = readBatch(git(['cat-file', '--batch'], blobs));
  return entries.flatMap(([file], index) => {
    const bytes = contents[index];
    return bytes ? [readEntry(file, bytes, [], [])] : [];
  });
}

/** Names only, from this folder on; a renamed file counts as deleted, for its address is. */
const NAMES = ['--name-only', '--relative', '--no-renames'];

/** Tells the line of a commit from those of its files. */
const MARK = 'commit ';

/** Lines of the front matter that give a page its addresses, or take them away. */
const ADDRESS_LINES = '^draft:|redirectFrom|^ *- ["\']?/';

/** What git answers to names of files: a line with the size, then the file; or that it is missing. */
function readBatch(output: Buffer): (Buffer | undefined)[] {
  const contents: (Buffer | undefined)[] = [];
  for (let at = 0; at < output.length;) {
    const end = output.indexOf('\n', at);
    const size = / blob (\d+)$/.exec(output.toString('utf8', at, end))?.[1];
    const start = end + 1;
    contents.push(size === undefined ? undefined : output.subarray(start, start + Number(size)));
    at = size === undefined ? start : start + Number(size) + 1;
  }
  return contents;
}
