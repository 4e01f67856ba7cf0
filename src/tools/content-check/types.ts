import type { Content } from './content.ts';
import type { Entry } from './entry.ts';
import type { MarkdownText } from './markdown-text.ts';

export type { Content, Entry };

/** Where the content is. */
export interface ContentOptions {
  /** Folder of the collection of pages. */
  folder: string;
  /** Folder of the files that are served as they are. */
  publicFolder: string;
  /** Id of the entry that is the home page. */
  home: string;
  /** File in which is kept what is known of the pictures. */
  pictureCache?: string;
  /** Addresses that were removed for good. */
  retired?: readonly string[];
}

/** One rule of the content check. */
export interface Rule {
  /** Shown after each message, and used in the comment that switches the rule off for a line. */
  name: string;
  /** Whether an editor may switch it off, because there are real cases that cannot meet it. */
  canBeIgnored?: true;
  /** Finds what must be hidden from the MDX parser, so that the rest of the entry is checked. */
  findUnreadable?: (text: MarkdownText) => Iterable<Omit<Unreadable, 'rule'>>;
  checkEntry?: (entry: Entry, content: Content) => Iterable<Finding>;
  checkFiles?: (content: Content) => Iterable<FileFinding>;
}

/** What a rule found in an entry. */
export interface Finding {
  /** Offset in the entry's source; undefined if the whole file is meant. */
  at?: number | undefined;
  /** What is wrong and what to write, in plain sentences. */
  message: string;
  /** An error stops the build, a warning does not. The default is error. */
  level?: 'error' | 'warning';
  /** How `--fix` corrects it, if that is mechanical. */
  fix?: Fix | undefined;
}

/** What a rule found about a file, whatever its kind; its path is below the collection's folder. */
export type FileFinding = Finding & { file: string };

/** A part of the source that MDX cannot read, and the name of the rule that found it. */
export type Unreadable = Finding & { rule: string; at: number; end: number };

/** A mechanical fix: a replacement of a part of an entry's source, in offsets of UTF-16 units. */
export interface Fix {
  start: number;
  end: number;
  text: string;
  /** What was done, for the report: "removed …". */
  done: string;
}
