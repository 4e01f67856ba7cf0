import type { Rule } from '../rule.ts';

/** A link leads somewhere, and can be seen. */
export const linkEmpty: Rule = {
  name: 'link-empty',
  canBeIgnored: false,
  *checkEntry({ links }) {
    for (const { text, address, at } of links) {
      if (address.trim() === '' || address === '#') {
        yield {
          at,
          message: `The link "${text ?? ''}" leads nowhere. Write its address: [text](/address/)`,
        };
      } else if (text === '') {
        yield {
          at,
          message: `The link to "${address}" has no text, so nobody can see it. Write one: [text](${address})`,
        };
      }
    }
  },
};
