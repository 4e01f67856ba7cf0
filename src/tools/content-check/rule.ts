import type { Content } from './content.ts';
import type { Entry } from './entry.ts';
import type { FileFinding, Finding } from './problem.ts';
import type { MarkdownText } from './markdown-text.ts';

/** One thing that is asked of the content. */
export interface Rule {
  /** Stands behind each message, and in the comment that switches the rule off for a line. */
  name: string;
  /** Whether there are real cases that cannot meet it, so that an editor may switch it off. */
  canBeIgnored: boolean;
  /**
   * Finds what MDX cannot read, in the text as plain Markdown. It is then hidden from the MDX
   * parser, so that all else in the entry is still checked.
   */
  findUnreadable?: (text: MarkdownText) => Iterable<Unreadable>;
  /** Looks at one entry. */
  checkEntry?: (entry: Entry, content: Content) => Iterable<Finding>;
  /** Looks at the files, whatever they hold. */
  checkFiles?: (content: Content) => Iterable<FileFinding>;
}

/** A part of the source that MDX cannot read. */
export interface Unreadable extends Finding {
  at: number;
  /** Offset behind its end. */
  end: number;
}
