import { execFileSync } from 'node:child_process';
import { site } from '../../site.ts';
import { isEntry, readEntry } from './entry.ts';
import type { Entry } from './types.ts';

/**
 * Earlier, published versions of entries whose file was deleted, or whose addresses may have
 * changed: readers may still have links to them. Reads the history of the published branch of the
 * remote repository, so that a page can be renamed freely before it is published; without a
 * remote, the history of this branch.
 *
 * @param folder folder of the collection
 * @returns an empty list if there is no git or no commit; in a shallow clone, only what its
 *   commits contain
 */
export function readPublishedEntries(folder: string): Entry[] {
  const git = (args: string[], input = '') =>
    execFileSync('git', ['-c', 'core.quotePath=false', ...args], {
      cwd: folder,
      input,
      stdio: 'pipe',
      maxBuffer: 1 << 30,
    });
  const lines = (...args: string[]) => git(args).toString().split('\n');

  const published = `refs/remotes/origin/${site.source.branch}`;
  let tip = 'HEAD';
  try {
    const refs = lines('show-ref', '--head');
    if (refs.some((ref) => ref.endsWith(` ${published}`))) tip = published;
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
    // The version that was published is the one before this commit.
    else versions.push([line, `${commit}^`]);
  }
  const entries = versions.filter(([file]) => isEntry(file));
  if (entries.length === 0) return [];
  const blobs = entries.map(([file, version]) => `${version}:./${file}\n`).join('');
  const contents = readBatch(git(['cat-file', '--batch'], blobs));
  return entries.flatMap(([file], index) => {
    const bytes = contents[index];
    return bytes ? [readEntry(file, bytes, [])] : [];
  });
}

/** Names only, relative to this folder; a renamed file counts as deleted, because its address is. */
const NAMES = ['--name-only', '--relative', '--no-renames'];

/** Distinguishes a commit's line from those of its files. */
const MARK = 'commit ';

/** Lines of the front matter that give a page its addresses. */
const ADDRESS_LINES = '^draft:|redirectFrom|^ *- ["\']?/';

/**
 * Splits the output of `git cat-file --batch`: for each file, a line with its size and then its
 * bytes, or a line that says it is missing.
 */
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
