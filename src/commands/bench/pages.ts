import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { site } from '../../site.ts';

const source = path.resolve('src/content/pages', site.home);

/**
 * Writes a collection of pages, each with the text and the pictures of the home page.
 *
 * @param folder all that is in it is removed first
 */
export async function writePages(folder: string, count: number): Promise<void> {
  const home = await readFile(path.join(source, 'index.mdx'), 'utf8');
  const text = home.replace(/^redirectFrom:\n( {2}- .*\n)+/m, '');
  const pictures = (await readdir(source)).filter((file) => !file.endsWith('.mdx'));
  await rm(folder, { recursive: true, force: true });
  for (let number = 1; number <= count; number += 1) {
    const copy = path.join(folder, number === 1 ? site.home : `page-${number}`);
    await mkdir(copy, { recursive: true });
    // Links, because so many copies of the pictures would fill a small disk.
    for (const file of pictures) await link(path.join(source, file), path.join(copy, file));
    const page = text.replace(/^title: .*/m, `title: Page ${number}`);
    await writeFile(path.join(copy, 'index.mdx'), page);
  }
}
