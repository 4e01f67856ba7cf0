import type { Rule } from '../types.ts';

/** Readers cannot use a link that leads nowhere or is invisible. */
export const linkEmpty: Rule = {
  name: 'link-empty',
  canBeIgnored: false,
  *checkEntry({ links }) {
    for (const { text, address, at } of links) {
      if (address.trim() === '' || address === '#') {
        yield {
          at,
          message: `The link "${text ?? ''}" leads nowhere. Add its address: [text](/address/)`,
        };
      } else if (text === '') {
        yield {
          at,
          message: `The link to "${address}" has no text, so nobody can see it. Add one: [text](${address})`,
        };
      }
    }
  },
};
