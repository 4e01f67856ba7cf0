import { pageSchema } from '../../../schemas/page.ts';
import { endOf } from '../tree.ts';
import type { Edit, Entry, Fix, Rule } from '../types.ts';

/** The layout renders the page's one h1. */
export const headingMain: Rule = {
  name: 'heading-main',
  canBeIgnored: false,
  *checkEntry(entry) {
    for (const { node, at } of entry.headings) {
      if (node.depth > 1) continue;
      yield {
        at,
        message:
          'The main heading comes from the front matter ("heading" or "title"). Start a section with ## instead.',
        fix: moveToFrontMatter(entry) ?? demote(entry.source, at),
      };
    }
  },
};

/** Pages from Jekyll begin with their main heading, which here is the front matter's `heading`. */
function moveToFrontMatter({ headings, frontMatter, source }: Entry): Fix | undefined {
  const [heading] = headings;
  if (heading?.node.depth !== 1 || !frontMatter?.data || !frontMatter.isBlock) return undefined;
  const isFirst = source.slice(frontMatter.end, heading.at).trim() === '';
  const isPlain = heading.node.children.every(({ type }) => type === 'text');
  const isValid = pageSchema.shape.heading.safeParse(heading.text).success;
  if (!isFirst || !isPlain || !isValid || frontMatter.document.has('heading')) return undefined;
  const end = endOf(heading.node);
  const below = /^\s*\n(?=\S)/.exec(source.slice(end))?.[0].length ?? 0;
  const remove: Edit = { start: heading.at, end: end + below, text: '' };
  if (heading.text === frontMatter.data.title) {
    return {
      edits: [remove],
      done: `removed the main heading "${heading.text}", which is the title`,
    };
  }
  const insert: Edit = {
    start: frontMatter.start,
    end: frontMatter.start,
    text: `heading: ${JSON.stringify(heading.text)}\n`,
  };
  return {
    edits: [insert, remove],
    done: `moved the main heading "${heading.text}" to the front matter`,
  };
}

function demote(source: string, at: number): Fix | undefined {
  if (source[at] !== '#') return undefined;
  return {
    edits: [{ start: at, end: at, text: '#' }],
    done: 'changed a main heading (#) to a section heading (##)',
  };
}
