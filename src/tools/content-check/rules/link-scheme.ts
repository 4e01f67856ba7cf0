import type { Rule } from '../rule.ts';

/** What may stand before the colon of an address. */
const SAFE = ['http', 'https', 'mailto', 'tel'];

/** `javascript:` runs code, `data:` hides what it is, `file:` leads to the editor's own disk. */
export const linkScheme: Rule = {
  name: 'link-scheme',
  canBeIgnored: false,
  *checkEntry({ links }) {
    for (const { address, at } of links) {
      const scheme = /^\s*([^\s/?#]*?):/.exec(address)?.[1]?.toLowerCase();
      if (/[\s\\]/.test(address) || !URL.canParse(address, 'https://site.invalid/')) {
        yield {
          at,
          message: `"${address}" is not a whole web address that a browser can read. Copy it once more; write no blank and no backslash in it.`,
        };
      } else if (address.startsWith('//')) {
        yield { at, message: `The address "${address}" has no scheme. Write https:${address}` };
      } else if (scheme !== undefined && !SAFE.includes(scheme)) {
        yield {
          at,
          message: `An address that begins with "${scheme}:" is not for pages. Write one of: https:, http:, mailto:, tel:`,
        };
      } else if (scheme?.startsWith('http') && !isWebAddress(address)) {
        yield {
          at,
          message: `"${address}" is not a whole web address. Copy it once more from the browser: https://example.org/page`,
        };
      } else if (/^(www\.|[\w-]+\.(com|org|net|info|edu)(\/|$))/i.test(address)) {
        yield {
          at,
          message: `"${address}" is taken for a page of this site. Begin it with https://`,
        };
      }
    }
  },
};

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:\/\/[^/\s]+/i.test(address) && !/\s/.test(address);
}
