import { isMap } from 'yaml';
import type { Rule } from '../rule.ts';

const BLOCK = 'a line "---", then "title: …" and "description: …", then another line "---"';
/** The block between the `---` lines is YAML. */
export const frontMatter: Rule = {
  name: 'front-matter',
  canBeIgnored: false,
  *checkEntry({ tree, frontMatter: block, source, unreadable }) {
    if (!tree) return;
    if (!block) {
      const isOpen = /^---[^\S\n]*\r?\n/.test(source);
      const above = /^\s+(?=---[^\S\n]*\r?\n)/.exec(source)?.[0].length;
      if (above !== undefined) {
        yield {
          at: 0,
          message: 'There is something above the front matter. Take the blank line out.',
          fix: {
            edits: [{ start: 0, end: above, text: '' }],
            done: 'took out what is blank above the front matter',
          },
        };
        return;
      }
      yield {
        at: 0,
        message: isOpen
          ? 'The front matter has no end. Write a line "---" below its last key.'
          : `The page does not begin with its front matter. Write ${BLOCK}.`,
      };
      return;
    }
    // Some readers of YAML end at "...", and Astro's does not.
    if (!source.slice(block.start, block.end).endsWith('---')) {
      yield { at: block.end, message: 'The front matter ends with a line "---". Write it there.' };
      return;
    }
    for (const { at, message } of block.faults) {
      // Tabs have a rule of their own, with words of their own.
      if (source.slice(block.start, block.end).includes('\t')) continue;
      if (unreadable.get('liquid')?.some((part) => part.at <= at && part.end >= at)) continue;
      yield {
        at,
        message: `The front matter cannot be read. ${message}.`,
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
