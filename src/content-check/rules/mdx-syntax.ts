import type { Rule } from '../rule.ts';

/** What begins like a component, or like code, and does not go on like one. */
export const mdxSyntax: Rule = {
  name: 'mdx-syntax',
  asks: 'Each component that is opened is closed, and a plain `<` or `{` has a backslash before it.',
  canBeIgnored: false,
  *checkEntry({ syntaxFaults }) {
    for (const { at, message } of syntaxFaults) {
      yield { at, message: `${message}. ${remedyFor(message)}` };
    }
  },
};

function remedyFor(message: string): string {
  if (message.includes('esm')) {
    return 'A line that begins with "import" or "export" is read as code; begin it with another word.';
  }
  if (message.includes('closing tag')) {
    return 'Each <Component> needs its </Component>, on a line of its own; one that holds nothing ends with a slash: <Component />';
  }
  if (message.includes('after `<`') || message.includes('name')) {
    return 'A "<" that is meant as a plain sign is written \\<; an address is written [text](https://…), without < >.';
  }
  return 'A "{" that is meant as a plain sign is written \\{.';
}
