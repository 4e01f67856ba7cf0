import type { Heading, Root } from 'mdast';
import type { VFileMessage } from 'vfile-message';
import type { FrontMatter } from './front-matter.ts';
import type { LinkUse } from './links.ts';
import type { MarkdownText } from './markdown-text.ts';
import type { MdxError } from './mdx.ts';
import type { PictureFile } from './picture-files.ts';
import type { PictureUse } from './picture-uses.ts';

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

/** Everything that editors wrote. */
export interface Content {
  options: ContentOptions;
  /** All files of the collection, as paths below its folder. */
  files: string[];
  entries: Entry[];
  /** Entries by id; the first one where several share an id. */
  byId: Map<string, Entry>;
  /** Earlier, published versions of entries that have since been changed or deleted. */
  publishedEntries: Entry[];
  /** What each picture file contains. */
  pictures: Map<string, PictureFile>;
  /** Symbolic links among the files, which Astro would follow out of the folder. */
  symlinks: string[];
  /** Paths of the files that are served as they are: `/favicon.ico`. */
  publicPaths: Set<string>;
}

/** An entry: its file, and what was read from it. */
export interface Entry {
  /** Path below the collection's folder, with `/` between its parts. */
  file: string;
  /** Its id, which is also its address. */
  id: string;
  bytes: Uint8Array;
  /** The text, without a byte-order mark. */
  source: string;
  /** The syntax tree; undefined if the text cannot be parsed. */
  tree: Root | undefined;
  /** Offset of the first node that is nested too deeply to be checked. */
  tooDeepAt: number | undefined;
  /** What the MDX parser cannot read. */
  mdxErrors: MdxError[];
  /** Parts that a rule knows MDX cannot read. */
  unreadable: Unreadable[];
  frontMatter: FrontMatter | undefined;
  isDraft: boolean;
  headings: HeadingUse[];
  /** Ids from `<Anchor>`. */
  anchors: { id: string; at: number }[];
  pictures: PictureUse[];
  links: LinkUse[];
}

/** A heading, and the id that the build gives it. */
export interface HeadingUse {
  node: Heading;
  at: number;
  text: string;
  id: string;
}

/** One rule of the content check. */
export interface Rule {
  /** Shown after each message, and used in the comment that switches the rule off for a line. */
  name: string;
  /** Whether an editor may switch it off, because there are real cases that cannot meet it. */
  canBeIgnored?: true;
  /**
   * Finds what MDX cannot read, in the text as plain Markdown. The MDX parser then does not see
   * it, so that the rest of the entry is still checked.
   */
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

/** What a rule found about a file, whatever its kind. */
export interface FileFinding extends Omit<Finding, 'at' | 'fix'> {
  /** Path below the collection's folder. */
  file: string;
}

/** A part of the source that MDX cannot read. */
export interface Unreadable extends Finding {
  /** Name of the rule that found it. */
  rule: string;
  at: number;
  /** Offset just after its end. */
  end: number;
}

/** A mechanical fix: a replacement of a part of an entry's source, in offsets of UTF-16 units. */
export interface Fix {
  start: number;
  end: number;
  text: string;
  /** What was done, for the report: "removed …". */
  done: string;
}

/**
 * A problem as it is reported: a vfile message with `file`, `line`, `column`, `reason` and
 * `ruleId`. An error is `fatal`, a warning is not. https://github.com/vfile/vfile-message
 */
export type Problem = VFileMessage & {
  /** Path below the collection's folder. */
  file: string;
  ruleId: string;
  fatal: boolean;
  /** Whether `--fix` can correct it. */
  isFixable: boolean;
};
