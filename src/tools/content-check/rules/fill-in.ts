import type { Rule } from '../types.ts';

/** `npm run new` marks the places that an editor still has to fill in. */
const PLACEHOLDER = /\[fill in:?[^\]\n]*\]/gi;

/** A half-written page must not be published by mistake. */
export const fillIn: Rule = {
  name: 'fill-in',
  canBeIgnored: false,
  *checkEntry({ source }) {
    for (const { index, 0: placeholder } of source.matchAll(PLACEHOLDER)) {
      yield {
        at: index,
        message: `"${placeholder}" still has to be filled in. Replace it with your own words.`,
      };
    }
  },
};
