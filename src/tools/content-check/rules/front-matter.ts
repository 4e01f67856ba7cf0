import { isMap } from 'yaml';
import type { Rule } from '../types.ts';

const BLOCK = 'a line "---", then "title: …" and "description: …", then another line "---"';

/** Without front matter that can be read, a page has no title. */
export const frontMatter: Rule = {
  name: 'front-matter',
  canBeIgnored: false,
  *checkEntry({ tree, frontMatter: block, source, unreadable }) {
    if (!tree) return;
    if (!block) {
      const isOpen = /^---[^\S\n]*\r?\n/.test(source);
      const before = /^\s+(?=---[^\S\n]*\r?\n)/.exec(source)?.[0].length;
      if (before !== undefined) {
        yield {
          at: 0,
          message:
            'The front matter must be at the very beginning of the file. Remove the blank space before it.',
          fix: {
            edits: [{ start: 0, end: before, text: '' }],
            done: 'removed the blank space before the front matter',
          },
        };
        return;
      }
      yield {
        at: 0,
        message: isOpen
          ? 'The front matter has no end. Add a line "---" below its last key.'
          : `This page does not begin with front matter. Add ${BLOCK}.`,
      };
      return;
    }
    // Some YAML parsers also accept "..." as the end; Astro's does not.
    if (!source.slice(block.start, block.end).endsWith('---')) {
      yield { at: block.end, message: 'The last line of the front matter must be "---".' };
      return;
    }
    for (const { at, message } of block.errors) {
      // The rules front-matter-tabs and liquid report what else makes YAML unreadable.
      if (source.slice(block.start, block.end).includes('\t')) continue;
      if (unreadable.get('liquid')?.some((part) => part.at <= at && part.end >= at)) continue;
      yield { at, message };
    }
    const { contents } = block.document;
    if (block.errors.length === 0 && contents !== null && !isMap(contents)) {
      yield {
        at: block.start,
        message:
          'The front matter must consist of keys and values. Put each key on a line of its own, followed by a colon and a space: title: …',
      };
    }
  },
};
