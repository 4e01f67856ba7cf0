import type { Rule } from '../types.ts';

/** Without a home page, the site's root would be empty. */
export const homePage: Rule = {
  name: 'home-page',
  canBeIgnored: false,
  *checkFiles({ byId, options: { home } }) {
    const entry = byId.get(home);
    if (!entry) {
      yield {
        file: `${home}/index.mdx`,
        message: `This page does not exist, but src/site.ts names "${home}" as the home page. Use the name of an existing page there: ${[...byId.keys()].join(', ') || 'there is none yet'}.`,
      };
    } else if (entry.isDraft) {
      yield {
        file: entry.file,
        message:
          'The home page cannot be a draft. Remove the line "draft: true", or name another home page in src/site.ts.',
      };
    }
  },
};
