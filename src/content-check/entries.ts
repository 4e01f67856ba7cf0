import type { Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import type { Problem } from './problem.ts';

/** Whether a file holds the text of a page. */
export function isEntry(file: string): boolean {
  return file.endsWith('.mdx');
}

/** Reads an entry with the parser that the build uses, so that both mean the same by it. */
export function parseEntry(file: string, source: string): { tree?: Root; problems: Problem[] } {
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
    message: `${what}. Each <Component> needs its </Component>, and a "<" or "{" that is meant as a plain character is written \\< or \\{.`,
  };
}
