import type { Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import type { Problem } from './problem.ts';

/** Whether a file holds the text of a page. */
export function isEntry(file: string): boolean {
  return file.endsWith('.mdx');
}

/** Reads an entry with the parser that the build uses, so that both mean the same by it. */
export function parseEntry(file: string, bytes: Uint8Array): { tree?: Root; problems: Problem[] } {
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { problems: [{ file, message: 'The file is not in UTF-8. Save it as UTF-8.' }] };
  }
  try {
    const tree = mdxToMdast(source, { features: { frontmatter: true } }) as Root;
    return { tree, problems: [] };
  } catch (error) {
    return { problems: [toProblem(file, error as Error)] };
  }
}

/** Sätteri's messages read `line:column: what is wrong (rule)`. */
function toProblem(file: string, { message }: Error): Problem {
  const found = /^(?:(\d+):(\d+): )?(.*?)(?: \([\w-]+:[\w-]+\))?$/s.exec(message);
  const [, line, column, what = message] = found ?? [];
  return {
    file,
    line: line ? Number(line) : undefined,
    column: column ? Number(column) : undefined,
    message: `${what}. ${remedyFor(what)}`,
  };
}

function remedyFor(what: string): string {
  if (what.includes('esm')) {
    return 'A line that begins with "import" or "export" is read as code; begin it with another word.';
  }
  if (what.includes('`!`')) return 'A note to yourself is written {/* … */}, not <!-- … -->.';
  if (/<(br|hr|img)>/.test(what)) return 'A tag without an end has a slash of its own: <br />.';
  return 'Each <Component> needs its </Component>, and a "<" or "{" that is meant as a plain character is written \\< or \\{.';
}
