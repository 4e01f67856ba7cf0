import type { Root } from 'mdast';
import { isMap, LineCounter, parseDocument, type Document } from 'yaml';
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
  const document = parseDocument(first.value, { lineCounter: lines, prettyErrors: false });
  /** The text of a YAML node begins on the line below the first `---`. */
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: line + 1, column: col };
  };

  if (document.errors.length > 0) {
    return document.errors.map((error) => ({
      file,
      ...position(error.pos[0]),
      message: `The front matter cannot be read: ${error.message}. A value with a colon or a quotation mark in it stands in quotation marks of its own: title: "How: why"`,
    }));
  }

  const result = pageSchema.safeParse(document.toJS() ?? {});
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
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return [{ key, message: `"${key}" is missing. Add a line "${key}: …" to the front matter.` }];
  }
  return [{ key, message: `"${key}" does not fit: ${issue.message}.` }];
}

/** Where a key stands in the YAML text; its beginning, if the key is not there. */
function offsetOf(document: Document, key: string): number {
  if (!isMap(document.contents)) return 0;
  const pair = document.contents.items.find(({ key: node }) => String(node) === key);
  const node = pair?.key as { range?: [number, number, number] } | undefined;
  return node?.range?.[0] ?? 0;
}
