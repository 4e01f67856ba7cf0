import type { Rule } from '../types.ts';

/** YAML does not allow tabs as indentation. */
export const frontMatterTabs: Rule = {
  name: 'front-matter-tabs',
  canBeIgnored: false,
  *checkEntry({ frontMatter, source }) {
    if (!frontMatter) return;
    const yaml = source.slice(frontMatter.start, frontMatter.end);
    for (const { index, 0: tabs } of yaml.matchAll(/\t+/g)) {
      const start = frontMatter.start + index;
      yield {
        at: start,
        message: 'Use spaces in the front matter, not tabs. Replace each tab here with two spaces.',
        fix: {
          edits: [{ start, end: start + tabs.length, text: '  '.repeat(tabs.length) }],
          done: 'replaced a tab with spaces',
        },
      };
    }
  },
};
