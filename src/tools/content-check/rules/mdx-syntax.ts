import type { Rule } from '../rule.ts';

/** What begins like a component, or like code, and does not go on like one. */
export const mdxSyntax: Rule = {
  name: 'mdx-syntax',
  canBeIgnored: false,
  *checkEntry({ syntaxFaults, source }) {
    for (const { at, message } of syntaxFaults) {
      yield { at, message: describe(message, source.slice(at)) };
    }
  },
};

/**
 * @param message the parser's own words
 * @param rest the source from the sign on that it stumbled over
 */
function describe(message: string, rest: string): string {
  const name = /^<\/?([A-Za-z][\w.]*)/.exec(rest)?.[1];
  if (rest.startsWith('<!--')) {
    return 'A note to yourself is written {/* … */}, not <!-- … -->.';
  }
  if (message.startsWith('Unexpected closing tag')) {
    return `</${name ?? ''}> closes what was never opened, or was closed before. Take it out, or write <${name ?? ''}> above it.`;
  }
  if (message.startsWith('Expected a closing tag')) {
    return `<${name ?? ''}> is never closed. Write </${name ?? ''}> on a line of its own where it ends; a tag that holds nothing ends with a slash: <${name ?? ''} />`;
  }
  if (name !== undefined && /^<\w[\w.]*\s/.test(rest)) {
    return `The tag <${name} …> cannot be read. Each value stands in straight quotation marks, title="Tea", a number in braces, number={1}; a quotation mark within a value is a curly one, by="Ana “the gardener” Sousa".`;
  }
  if (rest.startsWith('<')) {
    return 'A "<" is taken for the beginning of a component. A plain one is written \\<; an address is written [text](https://…), without < >.';
  }
  if (rest.startsWith('{')) {
    return 'A "{" is taken for the beginning of code. A plain one is written \\{.';
  }
  return 'A line that begins with "import" or "export" is read as code. Begin it with another word.';
}
