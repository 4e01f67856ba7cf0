import { isMap } from 'yaml';
import type { Rule } from '../rule.ts';

const BLOCK = 'a line "---", then "title: …" and "description: …", then another line "---"';
const HOW =
  'Each key stands once, on a line of its own; a value with a colon, an asterisk or a quotation mark in it stands in quotation marks: title: "How: why"';

/** The block between the `---` lines is YAML. */
export const frontMatter: Rule = {
  name: 'front-matter',
  asks: 'A page begins with its front matter, a list of keys between two lines `---`.',
  canBeIgnored: false,
  *checkEntry({ tree, frontMatter: block, source, unreadable }) {
    if (!tree) return;
    if (!block) {
      const isOpen = /^---[^\S\n]*\r?\n/.test(source);
      yield {
        at: 0,
        message: isOpen
          ? 'The front matter has no end. Write a line "---" below its last key.'
          : `The page does not begin with its front matter. Write ${BLOCK}.`,
      };
      return;
    }
    for (const { at, message } of block.faults) {
      // Tabs have a rule of their own, with words of their own.
      if (source[at] === '\t' || /\btabs?\b/i.test(message)) continue;
      if (unreadable.get('liquid')?.some((part) => part.at <= at && part.end >= at)) continue;
      yield {
        at,
        message: `The front matter cannot be read: ${message.replace(/\.$/, '')}. ${HOW}`,
      };
    }
    const { contents } = block.document;
    if (block.faults.length === 0 && contents !== null && !isMap(contents)) {
      yield {
        at: block.start,
        message:
          'The front matter is not a list of keys. Write each on a line of its own, with a colon and a blank: title: …',
      };
    }
  },
};
