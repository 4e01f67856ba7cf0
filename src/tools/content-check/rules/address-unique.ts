import { pagePath } from '../../../utils/addresses.ts';
import type { Rule } from '../types.ts';

/** Of two entries with the same address, Astro publishes one and silently drops the other. */
export const addressUnique: Rule = {
  name: 'address-unique',
  canBeIgnored: false,
  *checkFiles({ entries, byId, options }) {
    for (const { file, id } of entries) {
      const first = byId.get(id);
      if (!first || first.file === file) continue;
      yield {
        file,
        message: `This page and ${first.file} have the same address, ${pagePath(id, options.home)}, so only one of them would be published. Rename one, or merge them.`,
      };
    }
  },
};
