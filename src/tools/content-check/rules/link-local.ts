import type { Rule } from '../types.ts';

/** The names that a computer has for itself. */
const LOCAL = /^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|[\w-]+\.local)$/i;

/** The address that `npm run dev` prints works only on the editor's own computer. */
export const linkLocal: Rule = {
  name: 'link-local',
  canBeIgnored: false,
  *checkEntry({ links }) {
    for (const { address, at } of links) {
      const url = /^https?:/i.test(address) && URL.canParse(address) ? new URL(address) : undefined;
      if (!url || !LOCAL.test(url.hostname)) continue;
      yield {
        at,
        message: `"${address}" works only on your own computer. Link to a page of this site without the host: ${url.pathname}${url.hash}`,
      };
    }
  },
};
