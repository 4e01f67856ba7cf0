import { matchesOf } from '../markdown-text.ts';
import type { Rule } from '../types.ts';

/** `{: .class #id}`, `{#id}`, `{::comment}`: https://kramdown.gettalong.org/syntax.html#attribute-list-definitions */
const LIST =
  /(?:^[*+-] [^\n]{0,100}\n(?=\{:toc\}))?[^\S\n]{0,20}\{(?::[\s.#/:a-z][^{}\n]{0,300}|#[\w-]+|(?:\.[\w-]+\s*){1,20})\}/gim;

/** Kramdown, Jekyll's Markdown, reads it as classes and ids; MDX reads it as code. */
export const attributeList: Rule = {
  name: 'attribute-list',
  canBeIgnored: false,
  *findUnreadable(text) {
    for (const { 0: written, index: at } of matchesOf(LIST, text, text.bodyStart)) {
      const list = written.trim();
      const end = at + written.length;
      const id = /#([\w-]+)/.exec(list)?.[1];
      const loss = id ? `; links to #${id} must now use the heading’s own words` : '';
      yield {
        at: at + written.indexOf('{'),
        end,
        message: `"${list}" is left over from Jekyll. Remove it: a page’s look comes from its structure, and a heading’s id from its words.`,
        // Without `{::comment}` and `{:/comment}`, the text between them would be shown.
        fix: /^\{:[:/]/.test(list)
          ? undefined
          : { edits: [{ start: at, end, text: '' }], done: `removed ${list}${loss}` },
      };
    }
  },
};
