import type { Rule } from '../rule.ts';

/** The editor's own machine, under the names that it has for itself. */
const LOCAL = /^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|[\w-]+\.local)$/i;

/** The address that `npm run dev` prints leads nowhere on anybody else's machine. */
export const linkLocal: Rule = {
  name: 'link-local',
  canBeIgnored: false,
  *checkEntry({ links }) {
    for (const { address, at } of links) {
      const url = /^https?:/i.test(address) && URL.canParse(address) ? new URL(address) : undefined;
      if (!url || !LOCAL.test(url.hostname)) continue;
      yield {
        at,
        message: `"${address}" is an address of your own machine. A page of this site is written without the host: ${url.pathname}${url.hash}`,
      };
    }
  },
};
