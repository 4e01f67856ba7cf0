import type { Rule } from '../rule.ts';

/** YAML takes no tabs before a key, and counts them otherwise than an editor's screen shows them. */
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
        message: 'There is a tab in the front matter. Write two blanks in its place.',
        fix: {
          edits: [{ start, end: start + tabs.length, text: '  '.repeat(tabs.length) }],
          done: 'wrote blanks in place of a tab',
        },
      };
    }
  },
};
