import { slug } from 'github-slugger';
import type { Rule } from '../types.ts';

/** Ids that the layout uses, and that of the heading above the footnotes. */
const RESERVED = ['main', 'top', 'footnote-label'];

/** A heading's words become its address, `#its-words`, which others link to. */
export const headingId: Rule = {
  name: 'heading-id',
  canBeIgnored: true,
  *checkEntry({ headings, anchors }) {
    const seen = new Set<string>();
    for (const { node, text, at } of headings) {
      if (node.depth === 1) continue;
      const id = slug(text);
      if (node.children.some(({ type }) => type === 'image' || type === 'footnoteReference')) {
        yield {
          at,
          message: 'A heading cannot contain a picture or a footnote. Move it below the heading.',
        };
        continue;
      }
      if (id === '') {
        yield { at, message: 'This heading has no letters or digits. Add some, or remove it.' };
      } else if (seen.has(id)) {
        yield {
          at,
          message: `This page already has a heading "${text}", so a link to #${id} would lead only to the first. Reword one of them.`,
        };
      } else if (RESERVED.includes(id)) {
        yield {
          at,
          message: `#${id} is reserved for the page itself. Add a word to the heading.`,
        };
      }
      seen.add(id);
    }
    for (const { id, at } of anchors) {
      if (seen.has(id) || RESERVED.includes(id)) {
        yield {
          at,
          message: `This page already has a #${id}. Remove this <Anchor>.`,
        };
      }
      seen.add(id);
    }
  },
};
