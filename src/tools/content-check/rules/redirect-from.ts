import { pagePath } from '../../../utils/addresses.ts';
import { BUILT_FILES } from '../built-files.ts';
import { isPath, normalize, redirectsOf } from '../page-addresses.ts';
import type { Content, Entry, Rule } from '../types.ts';

/** Hosts serve either a file or a redirect at an address, and only one of each. */
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
    return 'is not a path on this site. Start it with a slash, write %20 for a space, and leave out the host and characters such as "?", "#", "*" and ":". For example: /about/';
  }
  const { home } = content.options;
  const path = normalize(address);
  const page = content.entries.find(
    ({ id }) => id !== '' && normalize(pagePath(id, home)) === path,
  );
  if (page === entry) return 'is the address of this page itself. Remove it.';
  if (path === normalize(`/${home}/`)) {
    return 'already leads to the home page. Remove it.';
  }
  if (page) return `is the address of the page ${page.file}. Remove it, or rename that page.`;
  const isOurs = ['/404', ...BUILT_FILES].includes(path) || /^\/(_[^/]*|cards)(\/|$)/.test(path);
  if (isOurs || [...content.publicPaths].some((file) => normalize(file) === path)) {
    return 'is the address of one of the site’s own files. Remove it.';
  }
  if (entry.isDraft) {
    return 'would lead to a draft, which is not published. Move it to a published page until this one is published.';
  }
  const other = content.entries
    .flatMap((owner) => redirectsOf(owner).map((old, place) => ({ owner, old, place })))
    .find(({ old }) => normalize(old) === path);
  if (other?.owner === entry && other.place !== index) return 'is listed twice. Remove one.';
  if (other && other.owner !== entry) {
    return `is also in the redirectFrom of ${other.owner.file}. An address can lead to only one page: remove it from one of the two.`;
  }
  const files = [
    ...BUILT_FILES,
    ...content.publicPaths,
    ...content.entries.flatMap(redirectsOf).filter((old) => old.endsWith('.html')),
  ];
  const above = files.find((file) => path.startsWith(`${normalize(file)}/`));
  if (above !== undefined) {
    return `is below "${above}", which is a file. Remove this address.`;
  }
  return undefined;
}
