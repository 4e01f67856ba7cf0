import type { Rule } from '../rule.ts';

/** Tags that HTML never closes; MDX does. https://html.spec.whatwg.org/#void-elements */
const VOID = /<(area|base|br|col|embed|hr|input|link|meta|source|track|wbr)(\s[^<>]*)?(?<!\/)>/gi;

/** MDX takes `<br>` for the beginning of something that never ends. */
export const htmlVoid: Rule = {
  name: 'html-void',
  asks: 'A tag without an end has a slash of its own: `<br />`.',
  canBeIgnored: false,
  *findUnreadable({ html }) {
    for (const { start, value } of html) {
      for (const { 0: tag, 1: name = '', 2: rest = '', index } of value.matchAll(VOID)) {
        const at = start + index;
        const end = at + tag.length;
        const text = `<${name.toLowerCase()}${rest.trimEnd()} />`;
        yield {
          at,
          end,
          message: `A tag without an end has a slash of its own. Write ${text} in place of ${tag}.`,
          fix: { edits: [{ start: at, end, text }], done: `wrote ${text} in place of ${tag}` },
        };
      }
    }
  },
};
