import type { Rule } from '../rule.ts';

/** Jekyll's pages name their layout; here all pages have the same. */
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
      message: '"layout" is a leftover of Jekyll; all pages have the same. Take the line out.',
      fix: isOneLine
        ? {
            edits: [{ start: at, end, text: '' }],
            done: `took out the line "${source.slice(at, end).trim()}"`,
          }
        : undefined,
    };
  },
};
