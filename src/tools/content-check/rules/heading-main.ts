import { LIMITS } from '../../../schemas/page.ts';
import type { Entry } from '../entry.ts';
import type { Edit, Fix } from '../problem.ts';
import type { Rule } from '../rule.ts';
import { endOf } from '../tree.ts';

/** A page has one h1, and it comes from the front matter. */
export const headingMain: Rule = {
  name: 'heading-main',
  canBeIgnored: false,
  *checkEntry(entry) {
    for (const { node, at } of entry.headings) {
      if (node.depth > 1) continue;
      yield {
        at,
        message:
          'The main heading comes from the front matter ("heading" or "title"). Begin a section with ## instead.',
        fix: moveToFrontMatter(entry) ?? demote(entry.source, at),
      };
    }
  },
};

/** Jekyll's pages begin with their main heading: here it is the front matter's `heading`. */
function moveToFrontMatter({ headings, frontMatter, source }: Entry): Fix | undefined {
  const [heading] = headings;
  if (heading?.node.depth !== 1 || !frontMatter?.data || !frontMatter.isBlock) return undefined;
  const isOpening = source.slice(frontMatter.end, heading.at).trim() === '';
  const isPlain = heading.node.children.every(({ type }) => type === 'text');
  const has = (key: string) => frontMatter.document.has(key);
  const isFit = heading.text.length > 0 && heading.text.length <= LIMITS.heading;
  if (!isOpening || !isPlain || !isFit || has('heading')) return undefined;
  const end = endOf(heading.node);
  const below = /^\s*\n(?=\S)/.exec(source.slice(end))?.[0].length ?? 0;
  const take: Edit = { start: heading.at, end: end + below, text: '' };
  if (heading.text === frontMatter.data.title) {
    return {
      edits: [take],
      done: `took out the main heading "${heading.text}", which is the title`,
    };
  }
  const put: Edit = {
    start: frontMatter.start,
    end: frontMatter.start,
    text: `heading: ${JSON.stringify(heading.text)}\n`,
  };
  return {
    edits: [put, take],
    done: `moved the main heading "${heading.text}" into the front matter`,
  };
}

function demote(source: string, at: number): Fix | undefined {
  if (source[at] !== '#') return undefined;
  return {
    edits: [{ start: at, end: at, text: '#' }],
    done: 'made a section’s heading (##) of a main heading (#)',
  };
}
