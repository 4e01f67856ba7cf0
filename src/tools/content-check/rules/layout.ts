import type { Rule } from '../types.ts';

/** Pages from Jekyll name their layout; here all pages share one. */
export const layout: Rule = {
  name: 'layout',
  canBeIgnored: false,
  *checkEntry({ frontMatter, source }) {
    const data = frontMatter?.data;
    if (!data || !('layout' in data)) return;
    const at = frontMatter.offsetOf(['layout']);
    const end = source.indexOf('\n', at) + 1;
    const isOneLine = /^\nlayout:[^\n]*\n\S/.test(source.slice(at - 1, end + 1));
    yield {
      at,
      message: '"layout" is left over from Jekyll; all pages share one layout. Remove this line.',
      fix: isOneLine
        ? {
            edits: [{ start: at, end, text: '' }],
            done: `removed the line "${source.slice(at, end).trim()}"`,
          }
        : undefined,
    };
  },
};
