import { isEntry } from '../entry.ts';
import { isPicture } from '../picture-files.ts';
import type { Rule } from '../rule.ts';

const LOOKS_LIKE_A_PAGE = /(\.(mdx?|markdown|mdown|mkd|html?|txt|docx?|odt|rtf))+$/i;

/** What file managers call a second one: `index (1).mdx`, `index copy.mdx`. */
const LOOKS_LIKE_A_COPY = /(^|\/)(index[^/]+|copy of [^/]*|[^/]+ copy|[^/]+ \(\d\))\.mdx$/i;

/** Signs that mean something else in an address, so that the build looks for another file. */
const SIGNS = /[%?#\\\p{Cc}]/u;

/** A page under a name that is not read would be missing from the site without a word. */
export const fileName: Rule = {
  name: 'file-name',
  canBeIgnored: false,
  *checkFiles({ files, symlinks }) {
    for (const file of symlinks) {
      yield {
        file,
        message: 'This is a link to another place. Put the file itself here.',
      };
    }
    for (const file of files) {
      const sign = SIGNS.exec(file)?.[0];
      if (LOOKS_LIKE_A_PAGE.test(file) && !isEntry(file)) {
        const page = file.replace(LOOKS_LIKE_A_PAGE, '.mdx');
        const remedy = files.includes(page)
          ? `There is a page ${page} already: keep this file elsewhere.`
          : `If it is a page, save it as Markdown under the name "${page.split('/').at(-1) ?? ''}"; if it is to be downloaded, put it into the folder "public".`;
        yield {
          file,
          message: `This file is not published, because only names that end in ".mdx" are. ${remedy}`,
        };
      } else if (LOOKS_LIKE_A_COPY.test(file)) {
        yield {
          file,
          message:
            'This looks like a copy of a page, and would be published as one more. Give it a name of its own, or delete it.',
        };
      } else if (sign !== undefined && (isEntry(file) || isPicture(file))) {
        yield {
          file,
          message: `There is a ${JSON.stringify(sign)} in its name, which means something else in an address. Rename it without that sign.`,
        };
      }
    }
  },
};
