import { frontMatterIssues } from '../front-matter-issues.ts';
import { summarize } from '../summary.ts';
import type { Entry, Fix, Rule } from '../types.ts';

/** The build would stop at a value that does not match the schema, in less helpful words. */
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
        message: '"updated" is earlier than "published". Correct one of the two dates.',
      };
    }
  },
};

/** Uses the page's first sentences as its description, until an editor writes a better one. */
function describePage({ tree, frontMatter }: Entry): Fix | undefined {
  const description = tree && summarize(tree);
  if (description === undefined || !frontMatter?.isBlock) return undefined;
  // Any JSON string is valid YAML.
  const text = `description: ${JSON.stringify(description)}\n`;
  return {
    edits: [{ start: frontMatter.start, end: frontMatter.start, text }],
    done: 'added a description from the page’s first sentences; please improve it',
  };
}
