import { downloadPaths, isDownload } from '../../../utils/downloads.ts';
import { isFullyRead } from '../entry.ts';
import { isLinked } from '../links.ts';
import { BUILT_FILES, markdownAddress, normalize } from '../page-addresses.ts';
import { eachFile, warning, type Content, type FileRules } from '../types.ts';
import { LOOKS_LIKE_A_PAGE } from './addresses.ts';

const downloadFiles = ({ files }: Content) => files.filter(isDownload);

/** In bytes. Readers may pay for each of them, and git keeps every version for good. */
const MAX_BYTES = 20_000_000;

export const downloadFileRules: FileRules = {
  /** It would replace another file, or be of no use. */
  'download-file': eachFile(downloadFiles, (file, content) => {
    const { downloads, publicPaths, options } = content;
    const [address] = downloadPaths(file, options.home);
    const { bytes = 1 } = downloads.get(address) ?? {};
    const isTaken = (other: string) => normalize(other) === normalize(address);
    return [
      [...publicPaths, ...BUILT_FILES].some(isTaken) &&
        `The address of this file, ${address}, is that of another file of the site. Rename it.`,
      bytes === 0 && 'This file is empty. Copy it again.',
      bytes > MAX_BYTES &&
        `This file is ${Math.ceil(bytes / 1e6)} MB; the limit is ${MAX_BYTES / 1e6} MB. Save it with smaller pictures, divide it, or publish it elsewhere and link to it there.`,
    ];
  }),

  /** A file that no page links to is not published: it was forgotten or is no longer needed. */
  'download-unused': eachFile(downloadFiles, (file, content) => [
    // A link may be in a part that cannot be read; the rule file-name reports what looks like a page.
    !LOOKS_LIKE_A_PAGE.test(file) &&
      content.entries.every(isFullyRead) &&
      !isLinked(file, content) &&
      warning(
        `No page links to this file. Link to it with [its name](${markdownAddress(file)}), or delete it.`,
      ),
  ]),
};
