import { slug } from 'github-slugger';
import { pageSchema } from '../../../schemas/page.ts';
import { findElements } from '../elements.ts';
import { makeFix } from '../make-fix.ts';
import { endOf } from '../tree.ts';
import type { Edit, Entry, Fix, Rule } from '../types.ts';

/** The layout renders the page's one h1. */
const headingMain: Rule = {
  name: 'heading-main',
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
    const done = `removed the main heading "${heading.text}", which is the title`;
    return { edits: [remove], done };
  }
  const { start } = frontMatter;
  const insert: Edit = { start, end: start, text: `heading: ${JSON.stringify(heading.text)}\n` };
  const done = `moved the main heading "${heading.text}" to the front matter`;
  return { edits: [insert, remove], done };
}

function demote(source: string, at: number): Fix | undefined {
  if (source[at] !== '#') return undefined;
  return makeFix(at, at, '#', 'changed a main heading (#) to a section heading (##)');
}

/** Readers who navigate by headings would look for the level that was skipped. */
const headingLevel: Rule = {
  name: 'heading-level',
  *checkEntry({ headings, tree, source }) {
    if (!tree) return;
    // A Remark is rendered with an h3.
    const remarks = findElements(tree, source)
      .filter(({ name }) => name === 'Remark')
      .map(({ at }) => ({ at, depth: 3, isRemark: true }));
    const outline = [
      ...headings.map(({ at, node }) => ({ at, depth: node.depth, isRemark: false })),
      ...remarks,
    ].sort((one, other) => one.at - other.at);
    let last = 1;
    for (const { at, depth, isRemark } of outline) {
      const expected = last + 1;
      last = Math.min(depth, expected);
      if (depth <= expected) continue;
      yield {
        at,
        message: isRemark
          ? 'A Remark belongs in a section. Add a ## heading above its <Feedback>.'
          : `This heading skips a level. Write ${'#'.repeat(expected)} instead of ${'#'.repeat(depth)}.`,
        fix: isRemark ? undefined : raise(source, at, depth, expected),
      };
    }
  },
};

function raise(source: string, at: number, depth: number, expected: number): Fix | undefined {
  if (source[at] !== '#') return undefined;
  const from = '#'.repeat(depth);
  const to = '#'.repeat(expected);
  return makeFix(at, at + depth, to, `changed ${from} to ${to}, because it skipped a level`);
}

/** Ids that the layout uses, and that of the heading above the footnotes. */
const RESERVED = ['main', 'top', 'footnote-label'];

/** A heading's words become its address, `#its-words`, which others link to. */
const headingId: Rule = {
  name: 'heading-id',
  canBeIgnored: true,
  *checkEntry({ headings, anchors }) {
    const seen = new Set<string>();
    for (const { node, text, at } of headings) {
      if (node.depth === 1) continue;
      const id = slug(text);
      if (node.children.some(({ type }) => type === 'image' || type === 'footnoteReference')) {
        const message =
          'A heading cannot contain a picture or a footnote. Move it below the heading.';
        yield { at, message };
        continue;
      }
      const message = describeId(id, text, seen);
      if (message) yield { at, message };
      seen.add(id);
    }
    for (const { id, at } of anchors) {
      const isTaken = seen.has(id) || RESERVED.includes(id);
      if (isTaken) yield { at, message: `This page already has a #${id}. Remove this <Anchor>.` };
      seen.add(id);
    }
  },
};

function describeId(id: string, text: string, seen: Set<string>): string | undefined {
  if (id === '') return 'This heading has no letters or digits. Add some, or remove it.';
  if (seen.has(id)) {
    return `This page already has a heading "${text}", so a link to #${id} would lead only to the first. Reword one of them.`;
  }
  return RESERVED.includes(id)
    ? `#${id} is reserved for the page itself. Add a word to the heading.`
    : undefined;
}

export const headingRules = [headingMain, headingLevel, headingId];
