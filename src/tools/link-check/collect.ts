import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { mdxToHast } from 'satteri';
import { site } from '../../site.ts';
import { findExternalLinks } from '../../utils/find-external-links.ts';
import { UserError } from '../../utils/user-error.ts';

const DRAFT = /^---\r?\n(.*\r?\n)*?draft: *true *\r?\n(.*\r?\n)*?---/;

/** Lists the external links of the published pages in a folder, and those of header and footer. */
export async function collectExternalLinks(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  const links = files
    .filter((file) => file.endsWith('.mdx'))
    .sort()
    .map(async (file) => {
      const text = await readFile(path.join(folder, file), 'utf8');
      if (DRAFT.test(text)) return [];
      try {
        return findExternalLinks(mdxToHast(text, { features: { frontmatter: true, gfm: true } }));
      } catch {
        throw new UserError(`${path.join(folder, file)} cannot be read. Run npm run content.`);
      }
    });
  const found = (await Promise.all(links)).flat().map(({ address }) => address);
  return [...found, site.licence.url, site.source.url];
}
