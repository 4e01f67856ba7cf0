import type { Rule } from '../rule.ts';

/** Without its home page a site cannot be entered. */
export const homePage: Rule = {
  name: 'home-page',
  canBeIgnored: false,
  *checkFiles({ byId, options: { home } }) {
    const entry = byId.get(home);
    if (!entry) {
      yield {
        file: `${home}/index.mdx`,
        message: `There is no such entry, but src/site.ts names "${home}" as the home page. Write the id of an entry there: ${[...byId.keys()].join(', ') || 'there is none yet'}.`,
      };
    } else if (entry.isDraft) {
      yield {
        file: entry.file,
        message:
          'This is the home page, so it cannot be a draft. Take out the line "draft: true", or name another home page in src/site.ts.',
      };
    }
  },
};
