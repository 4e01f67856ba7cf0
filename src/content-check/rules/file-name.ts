import { isEntry } from '../content.ts';
import { isPicture } from '../picture-files.ts';
import type { Rule } from '../rule.ts';

const LOOKS_LIKE_A_PAGE = /\.(mdx?|markdown|mdown|mkd|html?|txt|docx?|odt|rtf)$/i;

/** Signs that mean something else in an address, so that the build looks for another file. */
const SIGNS = /[%?#\\]/;

/** A page under a name that is not read would be missing from the site without a word. */
export const fileName: Rule = {
  name: 'file-name',
  asks: 'A page’s text is in a file whose name ends in `.mdx`; names of pages and pictures have no `%`, `?`, `#` or backslash.',
  canBeIgnored: false,
  *checkFiles({ files }) {
    for (const file of files) {
      const sign = SIGNS.exec(file)?.[0];
      if (LOOKS_LIKE_A_PAGE.test(file) && !isEntry(file)) {
        const name = file.split('/').at(-1) ?? '';
        yield {
          file,
          message: `This file is not published, because only names that end in ".mdx" are. If it is a page, save it as Markdown under the name "${name.replace(LOOKS_LIKE_A_PAGE, '.mdx')}"; if not, keep it elsewhere.`,
        };
      } else if (sign !== undefined && (isEntry(file) || isPicture(file))) {
        yield {
          file,
          message: `There is a "${sign}" in its name, which means something else in an address. Rename it without that sign.`,
        };
      }
    }
  },
};
