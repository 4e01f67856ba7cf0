import type { Rule } from '../types.ts';

/** Addresses that a page cannot have, and what uses them. */
export const RESERVED = new Map([
  ['404', 'the “page not found” page'],
  ['index', 'the home page’s file'],
  ['component-gallery', 'the component gallery'],
]);

/** Some names give no address, or one that is not available. */
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
          message:
            'No address can be made from this name. Use at least one letter or digit in the name of each folder and file.',
        };
      } else if (hidden !== undefined) {
        yield {
          file,
          message: `Many hosts do not serve addresses that begin with "_", such as "${hidden}". Remove the "_"; if the page is not ready, add "draft: true" to its front matter.`,
        };
      } else if (owner !== undefined) {
        yield {
          file,
          message: `The address /${id}/ is reserved for ${owner}. Rename the page.`,
        };
      } else if ([...publicPaths].some((path) => path === `/${id}` || path.startsWith(`/${id}/`))) {
        yield {
          file,
          message: `The address /${id}/ is used by a file in the "public" folder. Rename the page.`,
        };
      }
    }
  },
};
