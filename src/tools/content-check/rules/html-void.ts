import type { Rule } from '../rule.ts';

/** Tags that HTML never closes; MDX does. https://html.spec.whatwg.org/#void-elements */
const VOID = /<(area|base|br|col|embed|hr|input|link|meta|source|track|wbr)(\s[^<>]*)?(?<!\/)>/gi;

/** What is written for those that a page may have. */
const REPLACEMENTS: Record<string, string> = { br: '<br />', hr: '\n\n---\n\n' };

/** MDX takes `<br>` for the beginning of something that never ends. */
export const htmlVoid: Rule = {
  name: 'html-void',
  canBeIgnored: false,
  *findUnreadable({ html, isOpaque }) {
    for (const { start, value } of html) {
      for (const { 0: tag, 1: name = '', index } of value.matchAll(VOID)) {
        const at = start + index;
        if (isOpaque(at)) continue;
        const end = at + tag.length;
        const text = REPLACEMENTS[name.toLowerCase()];
        yield {
          at,
          end,
          message: text
            ? `${tag} has no end, as MDX wants it. Write ${text.trim()} in its place.`
            : `${tag} is not for pages. Take it out.`,
          fix: text
            ? {
                edits: [{ start: at, end, text }],
                done: `wrote ${text.trim()} in place of ${tag}`,
              }
            : undefined,
        };
      }
    }
  },
};
