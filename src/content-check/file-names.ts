import { isEntry } from './entries.ts';
import type { Problem } from './problem.ts';

const LOOKS_LIKE_A_PAGE = /\.(mdx?|markdown|mdown|mkd|html?)$/i;

/** A page under a name that is not read would be missing from the site without a word. */
export function checkFileNames(files: string[]): Problem[] {
  return files
    .filter((file) => LOOKS_LIKE_A_PAGE.test(file) && !isEntry(file))
    .map((file) => ({
      file,
      message: `This file is not published, because only names that end in ".mdx" are. Rename it to "${file.replace(LOOKS_LIKE_A_PAGE, '.mdx').split('/').at(-1)}".`,
    }));
}
