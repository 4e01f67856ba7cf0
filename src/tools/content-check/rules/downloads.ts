import { downloadPaths, isDownload } from '../../../utils/downloads.ts';
import { isFullyRead } from '../entry.ts';
import { downloadsOf } from '../links.ts';
import { BUILT_FILES, importCommand, markdownAddress, normalize } from '../page-addresses.ts';
import { eachFile, warning, type Content, type FileRules } from '../types.ts';

/** In bytes. Readers may pay for each of them, and git keeps every version for good. */
const MAX_BYTES = 20_000_000;

/** What may have been meant as a page. */
const TEXT = /\.(docx|odt|txt)$/i;

export const downloadFileRules: FileRules = {
  /** It would replace another file, or be of no use. */
  'download-file': eachFile(
    ({ files }) => files.filter(isDownload),
    (file, { downloads, publicPaths, options }) => {
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
    },
  ),

  /** A file that no page links to is not published: it was forgotten or is no longer needed. */
  'download-unused': eachFile(unusedDownloads, (file) => {
    const message = `No page links to this file. Link to it with [its name](${markdownAddress(file)}), or delete it.`;
    return [
      TEXT.test(file) && `${message} To turn it into a page, type ${importCommand(file)}`,
      warning(message),
    ];
  }),
};

function unusedDownloads(content: Content): string[] {
  const linked = downloadsOf(content.entries, content).map(({ file }) => file.normalize());
  // A link may be in a part that cannot be read; the rule file-name reports "index.mdx.txt".
  const files = content.entries.every(isFullyRead) ? content.files.filter(isDownload) : [];
  return files.filter((file) => !linked.includes(file) && !/\.mdx\./i.test(file));
}
