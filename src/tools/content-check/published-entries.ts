import { execFileSync, spawnSync } from 'node:child_process';
import { site } from '../../site.ts';
import { isEntry, readEntry } from './entry.ts';
import type { Entry } from './types.ts';

/**
 * Earlier, published versions of entries whose file was deleted, or whose addresses may have
 * changed: readers may still have links to them. Reads the history of the remote repository's
 * published branch, so that a page can be renamed freely before it is published; without a remote,
 * the history of this branch; without git or a commit, nothing.
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

  const isCommit = (ref: string) =>
    spawnSync('git', ['rev-parse', '--verify', '--quiet', ref], { cwd: folder }).status === 0;
  const tip = [`origin/${site.source.branch}`, 'HEAD'].find(isCommit);
  if (tip === undefined) return [];

  const log = (...filter: string[]) =>
    lines('log', tip, '--first-parent', '-m', ...NAMES, `--format=${MARK}%H`, ...filter, '--', '.');
  const changed = lines('diff', ...NAMES, '--diff-filter=DM', tip, '--', '.');
  const versions = changed.map((file) => ({ file, version: tip }));
  let commit = '';
  for (const line of [...log('--diff-filter=D'), ...log('--diff-filter=M', '-G', ADDRESS_LINES)]) {
    if (line.startsWith(MARK)) commit = line.slice(MARK.length);
    // The version that was published is the one before this commit.
    else versions.push({ file: line, version: `${commit}^` });
  }
  const entries = versions.filter(({ file }) => isEntry(file));
  const blobs = entries.map(({ file, version }) => `${version}:./${file}\n`).join('');
  const output = git(['cat-file', '--batch'], blobs);
  let at = 0;
  return entries.flatMap(({ file }) => {
    // A line with the size, and then the bytes; or a line that says that the file is missing.
    const start = output.indexOf('\n', at) + 1;
    const size = / blob (\d+)\n$/.exec(output.toString('utf8', at, start))?.[1];
    const end = start + Number(size ?? 0);
    at = size === undefined ? start : end + 1;
    return size === undefined ? [] : [readEntry(file, output.subarray(start, end))];
  });
}

/** Names only, relative to this folder; a renamed file counts as deleted, because its address is. */
const NAMES = ['--name-only', '--relative', '--no-renames'];

/** Distinguishes a commit's line from those of its files. */
const MARK = 'commit ';

/** Lines of the front matter that give a page its addresses. */
const ADDRESS_LINES = '^draft:|redirectFrom|^ *- ["\']?/';
