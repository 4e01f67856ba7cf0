import type { Rule } from '../rule.ts';

/** Markdown makes a link of `<https://example.org/>`; MDX takes it for a component. */
export const linkBrackets: Rule = {
  name: 'link-brackets',
  canBeIgnored: false,
  *findUnreadable({ autolinks, source }) {
    for (const { start: at, end } of autolinks) {
      const address = source.slice(at + 1, end - 1);
      yield {
        at,
        end,
        message: `An address in < > is taken for a component. Write what is there: ${/^[^/:]+@/.test(address) ? `[their name](mailto:${address})` : `[the name of the page](${address})`}`,
      };
    }
  },
};
