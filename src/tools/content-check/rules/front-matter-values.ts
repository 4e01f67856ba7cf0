import { frontMatterIssues } from '../front-matter-issues.ts';
import { summarize } from '../summary.ts';
import type { Entry } from '../entry.ts';
import type { Fix } from '../problem.ts';
import type { Rule } from '../rule.ts';

/** What the schema asks of each key: that it is there, and what it may hold. */
export const frontMatterValues: Rule = {
  name: 'front-matter-values',
  canBeIgnored: false,
  *checkEntry(entry) {
    const { frontMatter } = entry;
    if (!frontMatter?.data) return;
    for (const { path, isUnknownKey, message } of frontMatterIssues(frontMatter)) {
      if (isUnknownKey) continue;
      const isMissing = path[0] === 'description' && message.includes(' is missing.');
      const fix = isMissing ? describePage(entry) : undefined;
      yield { at: frontMatter.offsetOf(path), message, fix };
    }
    const { published, updated } = frontMatter.data;
    if (published instanceof Date && updated instanceof Date && updated < published) {
      yield {
        at: frontMatter.offsetOf(['updated']),
        message: '"updated" is before "published". Correct one of the two days.',
      };
    }
  },
};

/** The page's own first sentences describe it, until an editor finds better words. */
function describePage({ tree, frontMatter }: Entry): Fix | undefined {
  const description = tree && summarize(tree);
  if (description === undefined || !frontMatter?.isBlock) return undefined;
  // In quotation marks, as JSON has them, it is YAML whatever is in it.
  const text = `description: ${JSON.stringify(description)}\n`;
  return {
    edits: [{ start: frontMatter.start, end: frontMatter.start, text }],
    done: 'wrote a description with the page’s first words; read it, and better it',
  };
}
