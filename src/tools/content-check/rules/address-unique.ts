import { pagePath } from '../../../utils/addresses.ts';
import type { Rule } from '../rule.ts';

/** Of two entries with one address, Astro would publish one and say nothing of the other. */
export const addressUnique: Rule = {
  name: 'address-unique',
  canBeIgnored: false,
  *checkFiles({ entries, byId, options }) {
    for (const { file, id } of entries) {
      const first = byId.get(id);
      if (!first || first.file === file) continue;
      yield {
        file,
        message: `It has the same address as ${first.file}, which is ${pagePath(id, options.home)}, so one of the two would be lost. Rename one, or join them.`,
      };
    }
  },
};
