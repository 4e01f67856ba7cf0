import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkAddresses } from './addresses.ts';
import { checkComponents } from './components.ts';
import { checkFrontMatter } from './front-matter.ts';
import { checkHeadings } from './headings.ts';
import { checkPictureLinks } from './picture-links.ts';
import { checkPicture, isPicture } from './pictures.ts';
import type { Problem } from './problem.ts';
import { isEntry, parseEntry } from './entries.ts';
import { checkFileNames } from './file-names.ts';

/**
 * Reads every page and every picture and reports all that an editor must mend before the site can
 * be published.
 *
 * @param folder the collection's folder
 */
export async function checkContent(folder: string): Promise<Problem[]> {
  const files = await listFiles(folder);
  const entries = files.filter(isEntry);
  const perEntry = entries.map(async (file) => {
    const { tree, problems } = parseEntry(file, await readFile(path.join(folder, file)));
    if (!tree) return problems;
    return [
      ...checkFrontMatter(file, tree),
      ...checkComponents(file, tree),
      ...checkHeadings(file, tree),
      ...checkPictureLinks(file, tree, files),
    ];
  });
  const perPicture = files.filter(isPicture).map((file) => checkPicture(folder, file));
  const found = await Promise.all([...perEntry, ...perPicture]);
  return [...checkFileNames(files), ...checkAddresses(entries), ...found.flat()];
}

/** All files below a folder, as relative paths with `/` between their parts, in a fixed order. */
export async function listFiles(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return (
    found
      .filter((file) => file.isFile())
      .map((file) => path.relative(folder, path.join(file.parentPath, file.name)))
      .map((file) => file.split(path.sep).join('/'))
      // Astro passes over names that begin with a dot, such as those that macOS leaves behind.
      .filter((file) => !/(^|\/)\./.test(file))
      .sort()
  );
}
