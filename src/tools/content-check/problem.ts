import type { VFileMessage } from 'vfile-message';

/**
 * Something in the content that an editor should know: a message of the unified family, with
 * `file`, `line`, `column`, `reason` and `ruleId`. What stops a build is `fatal`; a warning is not.
 * https://github.com/vfile/vfile-message
 */
export type Problem = VFileMessage & {
  /** Path below the collection's folder. */
  file: string;
  ruleId: string;
  fatal: boolean;
  /** Whether `--fix` can mend it. */
  isMendable: boolean;
};

/** A replacement of a part of an entry's source, in offsets of UTF-16 units. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** What a rule found in an entry. */
export interface Finding {
  /** Offset in the entry's source at which it stands; left out where the whole file is meant. */
  at?: number | undefined;
  /** What is wrong, and what to do: whole sentences in plain words. */
  message: string;
  /** A warning is worth a look and stops nothing. */
  level?: 'error' | 'warning';
  /** How `--fix` mends it, if that is mechanical. */
  fix?: Fix | undefined;
}

/** A mechanical remedy. */
export interface Fix {
  edits: Edit[];
  /** What was done, for the report: "took out …". */
  done: string;
}

/** What a rule found in a file, whatever it holds. */
export interface FileFinding extends Omit<Finding, 'at' | 'fix'> {
  /** Path below the collection's folder. */
  file: string;
}
