import { isEntry } from '../entry.ts';
import { isPicture } from '../picture-files.ts';
import type { Rule } from '../types.ts';

const LOOKS_LIKE_A_PAGE = /(\.(mdx?|markdown|mdown|mkd|html?|txt|docx?|odt|rtf))+$/i;

/** How file managers name copies: `index (1).mdx`, `index copy.mdx`. */
const LOOKS_LIKE_A_COPY = /(^|\/)(index[^/]+|copy of [^/]*|[^/]+ copy|[^/]+ \(\d\))\.mdx$/i;

/** Characters with a special meaning in addresses, with which the build would not find the file. */
const SPECIAL_CHARACTERS = /[%?#\\\p{Cc}]/u;

/** A page with the wrong name would silently be missing from the site. */
export const fileName: Rule = {
  name: 'file-name',
  canBeIgnored: false,
  *checkFiles({ files, symlinks }) {
    for (const file of symlinks) {
      yield {
        file,
        message: 'This is a symbolic link. Put the file or folder itself here.',
      };
    }
    for (const file of files) {
      const character = SPECIAL_CHARACTERS.exec(file)?.[0];
      if (LOOKS_LIKE_A_PAGE.test(file) && !isEntry(file)) {
        const page = file.replace(LOOKS_LIKE_A_PAGE, '.mdx');
        const remedy = files.includes(page)
          ? `The page ${page} already exists, so move this file out of the "pages" folder.`
          : `If it is a page, save it as Markdown under the name "${page.split('/').at(-1) ?? ''}"; if it is for download, move it to the "public" folder.`;
        yield {
          file,
          message: `This file would not be published, because its name does not end in ".mdx". ${remedy}`,
        };
      } else if (LOOKS_LIKE_A_COPY.test(file)) {
        yield {
          file,
          message:
            'This looks like a copy of a page, and would be published as a page of its own. Rename it, or delete it.',
        };
      } else if (character !== undefined && (isEntry(file) || isPicture(file))) {
        yield {
          file,
          message: `The name contains ${JSON.stringify(character)}, which has a special meaning in addresses. Rename it without this character.`,
        };
      }
    }
  },
};
