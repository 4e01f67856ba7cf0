import type { Root } from 'mdast';
import type { Problem } from './problem.ts';
import { walk } from './tree.ts';

/** A page has one h1, and it comes from the front matter. */
export function checkHeadings(file: string, tree: Root): Problem[] {
  return [...walk(tree)].flatMap((node) => {
    if (node.type !== 'heading' || node.depth > 1) return [];
    const { line, column } = node.position?.start ?? {};
    return [
      {
        file,
        line,
        column,
        message:
          'The main heading comes from the front matter ("heading" or "title"). Begin a section with ## instead.',
      },
    ];
  });
}
