import type { Rule } from '../types.ts';

/** Markdown turns `<https://example.org/>` into a link; MDX reads it as a component. */
export const linkBrackets: Rule = {
  name: 'link-brackets',
  canBeIgnored: false,
  *findUnreadable({ autolinks, source }) {
    for (const { start: at, end } of autolinks) {
      const address = source.slice(at + 1, end - 1);
      yield {
        at,
        end,
        message: `An address in < > would be read as a component. Write instead: ${/^[^/:]+@/.test(address) ? `[their name](mailto:${address})` : `[the name of the page](${address})`}`,
      };
    }
  },
};
