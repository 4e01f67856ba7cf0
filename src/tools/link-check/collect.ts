import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { mdxToHast } from 'satteri';
import { site } from '../../site.ts';
import { findExternalLinks } from '../../utils/find-external-links.ts';
import { UserError } from '../../utils/user-error.ts';

/** The external links in the header and footer of every page. */
const SITE_LINKS = [site.licence.url, site.source.url];

const IS_DRAFT = /^---\r?\n(?:.*\r?\n)*?draft: *true *\r?\n(?:.*\r?\n)*?---/;

/**
 * Lists the addresses that readers can follow to other sites, each as it is first written. Drafts
 * have no readers yet.
 *
 * @param folder of the pages
 * @throws {UserError} if a page cannot be read
 */
export async function collectExternalLinks(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  const texts = files.filter((file) => file.endsWith('.mdx')).sort();
  const found = await Promise.all(
    texts.map(async (file) => {
      const text = await readFile(path.join(folder, file), 'utf8');
      return IS_DRAFT.test(text) ? [] : findLinks(text, file);
    }),
  );
  return [...found.flat(), ...SITE_LINKS];
}

function findLinks(text: string, file: string): string[] {
  try {
    const tree = mdxToHast(text, { features: { frontmatter: true, gfm: true } });
    return findExternalLinks(tree).map(({ address }) => address);
  } catch {
    throw new UserError(`${file} cannot be read. npm run content says why.`);
  }
}
