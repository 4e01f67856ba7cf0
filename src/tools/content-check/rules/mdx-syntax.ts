import type { Rule } from '../types.ts';

/** The build would stop at the first of these, with a message for developers. */
export const mdxSyntax: Rule = {
  name: 'mdx-syntax',
  canBeIgnored: false,
  *checkEntry({ mdxErrors, source }) {
    for (const { at, message } of mdxErrors) {
      yield { at, message: describe(message, source.slice(at)) };
    }
  },
};

/**
 * @param message the parser's own message
 * @param rest the source from the character that caused the error
 */
function describe(message: string, rest: string): string {
  const name = /^<\/?([A-Za-z][\w.]*)/.exec(rest)?.[1];
  if (rest.startsWith('<!--')) {
    return 'Write a note to yourself as {/* … */}, not as <!-- … -->.';
  }
  if (message.startsWith('Unexpected closing tag')) {
    return `</${name ?? ''}> has no matching opening tag. Remove it, or add <${name ?? ''}> above it.`;
  }
  if (message.startsWith('Expected a closing tag')) {
    return `<${name ?? ''}> is never closed. Add </${name ?? ''}> on a line of its own where it ends; if it has no content, end its tag with a slash: <${name ?? ''} />`;
  }
  if (name !== undefined && /^<\w[\w.]*\s/.test(rest)) {
    return `The tag <${name} …> cannot be read. Put text in straight quotation marks, title="Tea", and numbers in braces, number={1}; inside a text, use curly quotation marks: by="Ana “the gardener” Sousa"`;
  }
  if (rest.startsWith('<')) {
    return 'A "<" is read as the start of a component. Write \\< for a plain one, and an address as [text](https://…), without < >.';
  }
  if (rest.startsWith('{')) {
    return 'A "{" is read as the start of code. Write \\{ for a plain one.';
  }
  return 'A line that begins with "import" or "export" is read as code. Start it with another word.';
}
