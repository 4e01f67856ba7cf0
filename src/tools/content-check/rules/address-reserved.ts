import type { Rule } from '../rule.ts';

/** Addresses of the site's own, and why a page cannot have them. */
export const RESERVED = new Map([
  ['404', 'the page that hosts send where nothing is'],
  ['index', 'the home page’s file'],
  ['component-gallery', 'the component gallery'],
]);

/** Some names give no address, or one that is taken. */
export const addressReserved: Rule = {
  name: 'address-reserved',
  canBeIgnored: false,
  *checkFiles({ entries, publicPaths }) {
    for (const { file, id } of entries) {
      const hidden = file.split('/').find((name) => name.startsWith('_'));
      const owner = RESERVED.get(id);
      if (id.split('/').includes('')) {
        yield {
          file,
          message: 'Its name gives no address. Use at least one letter or digit in each name.',
        };
      } else if (hidden !== undefined) {
        yield {
          file,
          message: `"${hidden}" begins with "_", and many hosts do not serve such addresses. For a page that is not ready, take the "_" away and write draft: true into its front matter.`,
        };
      } else if (owner !== undefined) {
        yield {
          file,
          message: `The address /${id}/ is kept for ${owner}. Give the page another name.`,
        };
      } else if ([...publicPaths].some((path) => path === `/${id}` || path.startsWith(`/${id}/`))) {
        yield {
          file,
          message: `The address /${id}/ is taken by a file in the folder "public". Give the page another name.`,
        };
      }
    }
  },
};
