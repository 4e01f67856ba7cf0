import type { Content } from './content.ts';
import type { Entry } from './entry.ts';

export type { Content, Entry };

/** Where the content is. */
export interface ContentOptions {
  /** Folder of the collection of pages. */
  folder: string;
  /** Folder of the files that are served as they are. */
  publicFolder: string;
  /** Id of the entry that is the home page. */
  home: string;
  /** Address of the site, `https://…`: links to it are checked as links within it. */
  url?: string;
  /** Addresses that were removed for good. */
  retired?: readonly string[];
}

/** A part of an entry's source, in offsets of UTF-16 units. */
export interface Range {
  at: number;
  end: number;
}

/** What a rule found in an entry. */
export interface Finding {
  /** Offset in the entry's source; undefined if the whole file is meant. */
  at?: number | undefined;
  /** What is wrong, and what to write instead. */
  message: string;
  /** An error stops the build, a warning does not. The default is error. */
  level?: 'error' | 'warning';
  /** How `--fix` corrects it, if that is mechanical. */
  fix?: Fix | undefined;
}

/** What a rule found about a file, whatever its kind; its path is below the collection's folder. */
export type FileFinding = Finding & { file: string };

/** A mechanical fix: a replacement of a part of an entry's source. */
export interface Fix extends Range {
  text: string;
  /** What was done, for the report: "removed …". */
  done: string;
}

/** Rules about entries, by the name that is shown after each of their messages. */
export type EntryRules = Record<string, (entry: Entry, content: Content) => Iterable<Finding>>;

/** Rules about all files together. */
export type FileRules = Record<string, (content: Content) => Iterable<FileFinding>>;

/** Everything that may be wrong with one thing, the gravest first; the first that applies is reported. */
export type Messages = (string | Finding | false | null | undefined)[];

/** A message that does not stop the build. */
export function warning(message: string) {
  return { message, level: 'warning' as const };
}

/** The first message that applies, as a finding at its place. */
function* first<Place>(place: Place, messages: Messages) {
  const found = messages.find(Boolean);
  if (found) yield { ...place, ...(typeof found === 'string' ? { message: found } : found) };
}

/** Makes a rule about each part of one kind in an entry, such as its links. */
export function each<Part extends { at?: number | undefined }>(
  partsOf: (entry: Entry) => Iterable<Part>,
  describe: (part: Part, entry: Entry, content: Content) => Messages,
): EntryRules[string] {
  return function* (entry, content) {
    for (const part of partsOf(entry)) {
      yield* first({ at: part.at }, describe(part, entry, content));
    }
  };
}

/** Makes a rule about each file of one kind. */
export function eachFile(
  filesOf: (content: Content) => Iterable<string>,
  describe: (file: string, content: Content) => Messages,
): FileRules[string] {
  return function* (content) {
    for (const file of filesOf(content)) yield* first({ file }, describe(file, content));
  };
}
