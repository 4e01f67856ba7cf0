import { pagePath } from '../../../utils/addresses.ts';
import type { Content } from '../content.ts';
import type { Entry } from '../entry.ts';
import { addressesOf, normalize } from '../page-addresses.ts';
import type { Rule } from '../rule.ts';

/** An address once published is kept for good: https://www.w3.org/Provider/Style/URI */
export const addressLost: Rule = {
  name: 'address-lost',
  canBeIgnored: false,
  *checkFiles({ entries, former, options: { home, retired = [] } }) {
    // Nothing may be asked for here that the rule redirect-from refuses: the two compare alike.
    // Of the home page's two, another rule sees to it that there is one.
    const standing = [
      '/',
      `/${home}/`,
      ...retired,
      ...entries.flatMap((entry) => addressesOf(entry, home)),
    ];
    const known = new Set(standing.map(normalize));
    for (const old of former) {
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
  const held = `Readers hold the address ${address}, where`;
  const keep = `write the address into the list "redirectFrom", as "- ${address}", in the front matter of`;
  if (now?.isDraft) {
    return `${held} this page was published, and a draft is not. Take out "draft: true"; or ${keep} the page that stands for it now.`;
  }
  if (now && address !== pagePath(old.id, home)) {
    return `${held} they were led to this page. Put it back: ${keep} this page.`;
  }
  if (now)
    return `${held} this page was published before it was renamed. So that they find it, ${keep} this page.`;
  return `${held} this page was published, and now there is nothing. Bring it back; or ${keep} the page that stands for it now. If it is to be gone for good, name it under "retired" in src/site.ts.`;
}

/** The entry that has the title of another, which it may have been before it was renamed. */
function findByTitle(old: Entry, entries: Content['entries']): Entry | undefined {
  const title = old.frontMatter?.data?.title;
  return entries.find(
    ({ frontMatter }) => title !== undefined && frontMatter?.data?.title === title,
  );
}
