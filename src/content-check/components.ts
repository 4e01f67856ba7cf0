import type { Nodes, Root } from 'mdast';
import { paletteNames } from '../schemas/palette.ts';
import type { Problem } from './problem.ts';
import { walk } from './tree.ts';

/** HTML that Markdown has no sign for, and that does nothing but mark text. */
const ALLOWED_HTML = [
  'abbr',
  'br',
  'cite',
  'del',
  'ins',
  'kbd',
  'mark',
  'q',
  'small',
  'sub',
  'sup',
];

/** HTML for which Markdown has a sign, and which would pass by what the site does for it. */
const IN_MARKDOWN: Record<string, string> = {
  a: '[text](/address/)',
  img: '![…](./picture.jpg)',
};

/** A text is Markdown and the components that there are: it runs no code and loads nothing. */
export function checkComponents(file: string, tree: Root): Problem[] {
  return [...walk(tree)].flatMap((node) => {
    const message = describe(node);
    const { line, column } = node.position?.start ?? {};
    return message ? [{ file, line, column, message }] : [];
  });
}

function describe(node: Nodes): string | undefined {
  switch (node.type) {
    case 'mdxjsEsm':
      return 'A line that begins with "import" or "export" is read as code. Begin it with another word.';
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return isComment(node.value)
        ? undefined
        : 'What stands in braces is read as code. Write \\{ for a plain brace, and {/* … */} for a note to yourself.';
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return node.name === null ? undefined : describeElement(node.name, node.attributes);
    default:
      return undefined;
  }
}

function describeElement(name: string, attributes: { type: string; name?: string }[]) {
  if (/^[A-Z]/.test(name)) {
    if (paletteNames.some((known) => known === name)) return undefined;
    return `There is no component <${name}>. There are: ${paletteNames.join(', ')}.`;
  }
  if (attributes.some((attribute) => /^on/i.test(attribute.name ?? ''))) {
    return `<${name}> may not run code. Take out the attributes that begin with "on".`;
  }
  if (ALLOWED_HTML.includes(name)) return undefined;
  const markdown = Object.hasOwn(IN_MARKDOWN, name) ? IN_MARKDOWN[name] : undefined;
  return markdown
    ? `<${name}> is not for pages. Write it in Markdown: ${markdown}`
    : `<${name}> is not for pages. Write Markdown, or one of: ${ALLOWED_HTML.join(', ')}.`;
}

function isComment(code: string): boolean {
  return /^\s*(\/\*[^]*\*\/)?\s*$/.test(code);
}
