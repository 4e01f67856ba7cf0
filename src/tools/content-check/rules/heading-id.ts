import { slug } from 'github-slugger';
import type { Rule } from '../rule.ts';

/** Ids of the page around the text, of its first line, and of the heading above its footnotes. */
const TAKEN = ['main', 'top', 'footnote-label'];

/** A heading's words are its address, `#its-words`: what links lead to, and readers share. */
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
          message: 'A heading holds words only. Put the picture or the footnote below it.',
        };
        continue;
      }
      if (id === '') {
        yield { at, message: 'This heading has no words. Write some, or take it out.' };
      } else if (seen.has(id)) {
        yield {
          at,
          message: `There is another heading "${text}" on this page, so a link to #${id} leads to the first one only. Give one of them other words.`,
        };
      } else if (TAKEN.includes(id)) {
        yield {
          at,
          message: `The address #${id} is one of the page's own. Give the heading one more word.`,
        };
      }
      seen.add(id);
    }
    for (const { id, at } of anchors) {
      if (seen.has(id) || TAKEN.includes(id)) {
        yield {
          at,
          message: `There is another place #${id} on this page. Take the <Anchor> out.`,
        };
      }
      seen.add(id);
    }
  },
};
