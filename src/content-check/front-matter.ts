import type { Root } from 'mdast';
import { isMap, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'astro/zod';
import { pageSchema } from '../schemas/page.ts';
import type { Problem } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** The block between the `---` lines is YAML, and holds what the schema asks for. */
export function checkFrontMatter(file: string, tree: Root): Problem[] {
  const [first] = tree.children;
  if (first?.type !== 'yaml') {
    return [
      {
        file,
        line: 1,
        message:
          'The page does not begin with its front matter. Write a line "---", then "title: …" and "description: …", then another line "---".',
      },
    ];
  }

  const lines = new LineCounter();
  const document = parseDocument(first.value, {
    lineCounter: lines,
    prettyErrors: false,
    // Astro's own reader makes a date of `title: 2013-05-01`; so must this one, to say so.
    customTags: ['timestamp'],
  });
  /** The text of a YAML node begins on the line below the first `---`. */
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: line + 1, column: col };
  };

  const faults = document.errors.map(({ message, pos }) => ({ message, offset: pos[0] }));
  // YAML takes `*name` for the name of another value, which toJS() would look for and not find.
  visit(document, {
    Alias: (_key, { range }) => {
      faults.push({ message: 'A value begins with an asterisk', offset: range?.[0] ?? 0 });
    },
  });
  if (faults.length > 0) {
    return faults.map(({ message, offset }) => ({
      file,
      ...position(offset),
      message: `The front matter cannot be read: ${message}. Each key stands once, on a line of its own, after no tab; a value with a colon, an asterisk or a quotation mark in it stands in quotation marks: title: "How: why"`,
    }));
  }

  if (document.contents !== null && !isMap(document.contents)) {
    return [
      {
        file,
        ...position(0),
        message:
          'The front matter is not a list of keys. Write each on a line of its own, with a colon and a blank: title: …',
      },
    ];
  }

  const result = pageSchema.safeParse(document.toJS() ?? {}, { reportInput: true });
  return (result.error?.issues ?? []).flatMap((issue) =>
    describe(issue).map(({ key, message }) => ({
      file,
      ...position(offsetOf(document, key)),
      message,
    })),
  );
}

/** An issue of the schema in an editor's words; the key tells where it stands. */
function describe(issue: Issue): { key: string; message: string }[] {
  const known = Object.keys(pageSchema.shape).join(', ');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      key,
      message: `"${key}" is not a key of the front matter. The keys are: ${known}.`,
    }));
  }
  const key = issue.path.map(String).join('.');
  return [{ key, message: `"${key}" ${describeValue(issue, key)}` }];
}

function describeValue(issue: Issue, key: string): string {
  const { input } = issue;
  if (input === undefined) return `is missing. Add a line "${key}: …" to the front matter.`;
  if (input === null || input === '') return 'is empty. Write something after the colon.';
  if (typeof input !== 'string') return `is not text. Put it in quotation marks: ${key}: "…"`;
  const { length } = input.trim();
  if (length === 0) return 'is empty. Write something between the quotation marks.';
  if (issue.code === 'too_big') return `has ${length} characters; at most ${issue.maximum} fit.`;
  if (issue.code === 'too_small') {
    return `has ${length} characters; it needs at least ${issue.minimum}.`;
  }
  return `does not fit: ${issue.message}.`;
}

/** Where a key stands in the YAML text; its beginning, if the key is not there. */
function offsetOf(document: Document, key: string): number {
  if (!isMap(document.contents)) return 0;
  const pair = document.contents.items.find(({ key: node }) => String(node) === key);
  const node = pair?.key as { range?: [number, number, number] } | undefined;
  return node?.range?.[0] ?? 0;
}
