import { pagePath } from '../../../utils/addresses.ts';
import { BUILT_FILES } from '../built-files.ts';
import type { Content } from '../content.ts';
import type { Entry } from '../entry.ts';
import { isPath, normalize, redirectsOf } from '../page-addresses.ts';
import type { Rule } from '../rule.ts';

/** An old address leads to one page, and no page stands at it. */
export const redirectFrom: Rule = {
  name: 'redirect-from',
  canBeIgnored: false,
  *checkEntry(entry, content) {
    for (const [index, address] of redirectsOf(entry).entries()) {
      const message = describe(address, index, entry, content);
      const at = entry.frontMatter?.offsetOf(['redirectFrom', index]);
      if (message) yield { at, message: `"${address}" ${message}` };
    }
  },
};

function describe(address: string, index: number, entry: Entry, content: Content) {
  if (!isPath(address)) {
    return 'is not a path on this site. Begin it with a slash, write %20 for a blank, and leave out the host and signs such as "?", "#", "*" and ":": /about/';
  }
  const { home } = content.options;
  const path = normalize(address);
  const page = content.entries.find(
    ({ id }) => id !== '' && normalize(pagePath(id, home)) === path,
  );
  if (page === entry) return 'is the address of this page itself. Take it out.';
  if (path === normalize(`/${home}/`)) {
    return 'leads to the home page already. Take it out.';
  }
  if (page) return `is the address of the page ${page.file}. Take it out, or rename that page.`;
  const isOurs = ['/404', ...BUILT_FILES].includes(path) || /^\/(_[^/]*|cards)(\/|$)/.test(path);
  if (isOurs || [...content.publicPaths].some((file) => normalize(file) === path)) {
    return 'is the address of one of the site’s own files. Take it out.';
  }
  if (entry.isDraft) {
    return 'would lead to a draft, which is not published. Keep it with the page that is, until this one is.';
  }
  const other = content.entries
    .flatMap((owner) => redirectsOf(owner).map((old, place) => ({ owner, old, place })))
    .find(({ old }) => normalize(old) === path);
  if (other?.owner === entry && other.place !== index) return 'stands there twice. Take one out.';
  if (other && other.owner !== entry) {
    return `is also in the redirectFrom of ${other.owner.file}. An address can lead to one page only: take it out of one of the two.`;
  }
  const files = [
    ...BUILT_FILES,
    ...content.publicPaths,
    ...content.entries.flatMap(redirectsOf).filter((old) => old.endsWith('.html')),
  ];
  const above = files.find((file) => path.startsWith(`${normalize(file)}/`));
  if (above !== undefined) {
    return `stands below "${above}", which is a file. Take one of the two out.`;
  }
  return undefined;
}
