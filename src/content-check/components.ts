import type { Root } from 'mdast';
import { paletteNames } from '../schemas/palette.ts';
import type { Problem } from './problem.ts';
import { walk } from './tree.ts';

/** HTML that would pass by what the site does for links and pictures. */
const IN_MARKDOWN: Record<string, string> = {
  a: '[text](/address/)',
  img: '![alt](./picture.jpg)',
};

/** A text uses the components that there are, and Markdown for links and pictures. */
export function checkComponents(file: string, tree: Root): Problem[] {
  return [...walk(tree)].flatMap((node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return [];
    const message = describe(node.name);
    const { line, column } = node.position?.start ?? {};
    return message ? [{ file, line, column, message }] : [];
  });
}

function describe(name: string | null): string | undefined {
  if (name === null) return undefined;
  if (Object.hasOwn(IN_MARKDOWN, name)) {
    return `<${name}> is not for pages. Write it in Markdown: ${IN_MARKDOWN[name]}.`;
  }
  const isComponent = /^[A-Z]/.test(name);
  if (!isComponent || paletteNames.some((known) => known === name)) return undefined;
  return `There is no component <${name}>. There are: ${paletteNames.join(', ')}.`;
}
