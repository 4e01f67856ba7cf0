import type { Rule } from '../types.ts';

/** The schemes that are allowed in links. */
const ALLOWED = ['http', 'https', 'mailto', 'tel'];

/** `javascript:` runs code, `data:` hides what it contains, `file:` leads to the editor's own disk. */
export const linkScheme: Rule = {
  name: 'link-scheme',
  canBeIgnored: false,
  *checkEntry({ links }) {
    for (const { address, at } of links) {
      const scheme = /^\s*([^\s/?#]*?):/.exec(address)?.[1]?.toLowerCase();
      if (/[\s\\]/.test(address) || !URL.canParse(address, 'https://site.invalid/')) {
        yield {
          at,
          message: `"${address}" is not an address that a browser can read. Copy it again, and leave no spaces or backslashes in it.`,
        };
      } else if (address.startsWith('//')) {
        yield {
          at,
          message: `"${address}" lacks the "https:" at the beginning. Write https:${address}`,
        };
      } else if (scheme !== undefined && !ALLOWED.includes(scheme)) {
        yield {
          at,
          message: `An address cannot begin with "${scheme}:" here. Use one of: ${ALLOWED.map((name) => `${name}:`).join(', ')}`,
        };
      } else if (scheme?.startsWith('http') && !/^https?:\/\/[^/]/i.test(address)) {
        yield {
          at,
          message: `"${address}" is not a complete web address. Copy it again from the browser: https://example.org/page`,
        };
      } else if (/^(www\.|[\w-]+\.(com|org|net|info|edu)(\/|$))/i.test(address)) {
        yield {
          at,
          message: `"${address}" would be read as a page of this site. Write https://${address}`,
        };
      }
    }
  },
};
