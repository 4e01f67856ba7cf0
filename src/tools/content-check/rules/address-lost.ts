import { pagePath } from '../../../utils/addresses.ts';
import { addressesOf, normalize } from '../page-addresses.ts';
import type { Content, Entry, Rule } from '../types.ts';

/** A published address must keep working: https://www.w3.org/Provider/Style/URI */
export const addressLost: Rule = {
  name: 'address-lost',
  canBeIgnored: false,
  *checkFiles({ entries, publishedEntries, options: { home, retired = [] } }) {
    // Compares as the rule redirect-from does, so that nothing is required that it refuses. The rule
    // home-page takes care of the home page's two addresses.
    const current = [
      '/',
      `/${home}/`,
      ...retired,
      ...entries.flatMap((entry) => addressesOf(entry, home)),
    ];
    const known = new Set(current.map(normalize));
    for (const old of publishedEntries) {
      const now = entries.find(({ id }) => id === old.id) ?? findByTitle(old, entries);
      for (const address of addressesOf(old, home)) {
        if (known.has(normalize(address))) continue;
        yield { file: now?.file ?? old.file, message: describe(address, old, now, home) };
        known.add(normalize(address));
      }
    }
  },
};

function describe(address: string, old: Entry, now: Entry | undefined, home: string): string {
  const keep = `add "- ${address}" to the list "redirectFrom" in the front matter of`;
  if (!now) {
    return `${address} was published, but its page is gone. Restore the page; or ${keep} the page that replaces it; or, if nothing does, add the address to "retired" in src/site.ts.`;
  }
  if (now.isDraft) {
    return `${address} was published, but its page is now a draft. Remove "draft: true"; or ${keep} the page that replaces it.`;
  }
  if (address !== pagePath(old.id, home)) {
    return `${address} used to redirect to this page. To restore it, ${keep} this page.`;
  }
  return `${address} was published before this page was renamed. To keep it working, ${keep} this page.`;
}

/** The entry with the same title as an older one, which was probably renamed. */
function findByTitle(old: Entry, entries: Content['entries']): Entry | undefined {
  const title = old.frontMatter?.data?.title;
  return entries.find(
    ({ frontMatter }) => title !== undefined && frontMatter?.data?.title === title,
  );
}
