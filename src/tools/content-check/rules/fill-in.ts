import type { Rule } from '../rule.ts';

/** How a place is marked that an editor has still to fill in: `npm run new` writes such marks. */
const MARK = /\[fill in:?[^\]\n]*\]/gi;

/** A page that is half written is not published by mistake. */
export const fillIn: Rule = {
  name: 'fill-in',
  canBeIgnored: false,
  *checkEntry({ source }) {
    for (const { index, 0: mark } of source.matchAll(MARK)) {
      yield {
        at: index,
        message: `"${mark}" is still to be filled in. Write your own words in its place.`,
      };
    }
  },
};
