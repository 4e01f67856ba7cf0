import type { Content, Entry, FileFinding, Rule } from '../types.ts';

/** Everything that may be wrong with one thing; the first that applies is reported. */
export type Messages = (string | false | null | undefined)[];

/** A rule about each part of one kind in an entry, such as its links. */
export function forEachPart<Part extends { at: number | undefined }>(
  rule: Pick<Rule, 'name' | 'canBeIgnored'>,
  partsOf: (entry: Entry) => Part[],
  describe: (part: Part, entry: Entry, content: Content) => Messages,
): Rule {
  return {
    ...rule,
    *checkEntry(entry, content) {
      for (const part of partsOf(entry)) {
        const message = describe(part, entry, content).find(Boolean);
        if (message) yield { at: part.at, message };
      }
    },
  };
}

/** A rule about each file of one kind. */
export function forEachFile(
  { name, level = 'error' }: Pick<Rule, 'name'> & Pick<FileFinding, 'level'>,
  filesOf: (content: Content) => Iterable<string>,
  describe: (file: string, content: Content) => Messages,
): Rule {
  return {
    name,
    *checkFiles(content) {
      for (const file of filesOf(content)) {
        const message = describe(file, content).find(Boolean);
        if (message) yield { file, message, level };
      }
    },
  };
}
