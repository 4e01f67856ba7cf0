import { normalAddress } from '../../../links/address.ts';
import { RECORDS } from '../../../links/records.ts';
import type { Rule } from '../types.ts';

/** Pages of others vanish: of each there is a record of where it is, or a copy of it. */
export const linkRecord: Rule = {
  name: 'link-record',
  canBeIgnored: false,
  *checkEntry({ links }, { recorded }) {
    if (!recorded) return;
    for (const { address, at } of links) {
      const normal = normalAddress(address);
      if (normal === undefined || recorded.has(normal)) continue;
      yield {
        at,
        message: `${RECORDS} has no record of ${address}. Run: npm run links -- add "${normal}"`,
      };
    }
  },
};
