import { addressFileRules, addressRules } from './addresses.ts';
import { downloadFileRules } from './downloads.ts';
import { elementRules } from './elements.ts';
import { fileRules } from './files.ts';
import { frontMatterRules } from './front-matter.ts';
import { headingRules } from './headings.ts';
import { linkRules } from './links.ts';
import { pictureFileRules, pictureRules } from './pictures.ts';
import { textRules } from './text.ts';
import { translationFileRules, translationRules } from './translations.ts';
import type { EntryRules, FileRules } from '../types.ts';

/** The rules about entries. The order is that in which fixes are tried. */
export const entryRules: EntryRules = {
  ...frontMatterRules,
  ...addressRules,
  ...pictureRules,
  ...headingRules,
  ...textRules,
  ...linkRules,
  ...elementRules,
  ...fileRules,
  ...translationRules,
};

/** The rules about all files together. */
export const filesRules: FileRules = {
  ...pictureFileRules,
  ...downloadFileRules,
  ...addressFileRules,
  ...translationFileRules,
};

/** Rules that an editor may switch off for a line, because there are real cases that cannot meet them. */
export const IGNORABLE =
  'alt-text emphasis front-matter-notes front-matter-quotes heading-id link-text list markdown-broken page-twin translation-complete'.split(
    ' ',
  );
