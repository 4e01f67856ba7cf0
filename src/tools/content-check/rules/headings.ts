import { slug } from 'github-slugger';
import { each, type Entry, type EntryRules } from '../types.ts';

/** Ids that the layout uses, and that of the heading above the footnotes. */
const RESERVED = ['main', 'top', 'footnote-label'];

/** Without front matter that was recognised, comments in it look like headings. */
const headingsOf = ({ headings, frontMatter }: Entry) => (frontMatter ? headings : []);

export const headingRules: EntryRules = {
  /** The layout renders the page's one h1. */
  'heading-main': each(headingsOf, ({ node }) => [
    node.depth === 1 &&
      'The main heading comes from the front matter ("heading" or "title"). Remove this one if it says the same; start a section with ## instead.',
  ]),

  /** Readers who navigate by headings would look for the level that was skipped. */
  *'heading-level'(entry) {
    /** The sections around the current one: how deep its heading is, and should be. */
    const around = [{ depth: 1, level: 1 }];
    for (const { at, node } of headingsOf(entry)) {
      // The rule heading-main reports a #, which should be ##.
      const depth = Math.max(2, node.depth);
      around.splice(around.findLastIndex((section) => section.depth < depth) + 1);
      const level = (around.at(-1)?.level ?? 1) + 1;
      around.push({ depth, level });
      if (level >= depth) continue;
      const [from, text] = ['#'.repeat(depth), '#'.repeat(level)];
      const message = `This heading skips a level. Write ${text} instead of ${from}.`;
      const done = `changed ${from} to ${text}, because it skipped a level`;
      yield { at, message, fix: { at, end: at + depth, text, done } };
    }
  },

  /** A heading's words become its address, `#its-words`, which others link to. */
  *'heading-id'({ headings, anchors }) {
    const seen = new Set<string>();
    for (const { node, text, at } of headings.filter((heading) => heading.node.depth > 1)) {
      const id = slug(text.normalize());
      const hasImage = node.children.some(({ type }) => /^(image|footnoteReference)$/.test(type));
      const message = [
        hasImage && 'A heading cannot contain a picture or a footnote. Move it below the heading.',
        id === '' && 'This heading has no letters or digits. Add some, or remove it.',
        [...seen, ...RESERVED].includes(id) &&
          `This page already has a #${id}, so a link to it would not lead here. Reword this heading, or the other one.`,
      ].find(Boolean);
      if (message) yield { at, message };
      if (!hasImage) seen.add(id);
    }
    for (const { id, at } of anchors) {
      const message = `This page already has a #${id}. Remove this <Anchor>.`;
      if ([...seen, ...RESERVED].includes(id)) yield { at, message };
      seen.add(id);
    }
  },
};
