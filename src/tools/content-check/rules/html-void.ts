import type { Rule } from '../types.ts';

/** Elements without a closing tag, for which MDX wants a slash. https://html.spec.whatwg.org/#void-elements */
const VOID = /<(area|base|br|col|embed|hr|input|link|meta|source|track|wbr)(\s[^<>]*)?(?<!\/)>/gi;

/** What replaces those that are allowed. */
const REPLACEMENTS: Record<string, { text: string; instruction: string }> = {
  br: { text: '<br />', instruction: 'Write <br /> instead.' },
  hr: {
    text: '\n\n---\n\n',
    instruction: 'Write --- instead, on a line of its own with a blank line above and below.',
  },
};

/** To MDX, `<br>` is an opening tag that is never closed. */
export const htmlVoid: Rule = {
  name: 'html-void',
  canBeIgnored: false,
  *findUnreadable({ html, isOpaque }) {
    for (const { start, value } of html) {
      for (const { 0: tag, 1: name = '', index } of value.matchAll(VOID)) {
        const at = start + index;
        if (isOpaque(at)) continue;
        const end = at + tag.length;
        const replacement = REPLACEMENTS[name.toLowerCase()];
        yield {
          at,
          end,
          message: replacement
            ? `${tag} is never closed. ${replacement.instruction}`
            : `${tag} is not allowed. Remove it.`,
          fix: replacement && {
            edits: [{ start: at, end, text: replacement.text }],
            done: `replaced ${tag} with ${replacement.text.trim()}`,
          },
        };
      }
    }
  },
};
