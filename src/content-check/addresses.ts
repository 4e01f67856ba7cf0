import { entryId, pagePath } from '../lib/addresses.ts';
import { site } from '../site.ts';
import type { Problem } from './problem.ts';

/** Each entry has an address of its own, and one of them is the home page. */
export function checkAddresses(entries: string[]): Problem[] {
  const byId = Map.groupBy(entries, entryId);
  const problems = [...byId].flatMap(([id, files]) => checkAddress(id, files));
  if (!byId.has(site.home)) {
    problems.push({
      file: `${site.home}/index.mdx`,
      message: `There is no such entry, but src/site.ts names "${site.home}" as the home page. Write the id of an entry there: ${[...byId.keys()].join(', ') || 'there is none yet'}.`,
    });
  }
  return problems;
}

function checkAddress(id: string, files: string[]): Problem[] {
  const [first = '', ...others] = files;
  if (id.split('/').includes('')) {
    return files.map((file) => ({
      file,
      message: 'Its name gives no address. Use at least one letter or digit in each name.',
    }));
  }
  return others.map((file) => ({
    file,
    message: `It has the same address as ${first}, which is ${pagePath(id, site.home)}, so one of the two would be lost. Rename one, or join them.`,
  }));
}
