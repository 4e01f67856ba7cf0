import { readLiteral } from '../../../utils/read-literal.ts';
import { expressionsOf, findElements, isComment } from '../elements.ts';
import { nodesOf, startOf } from '../tree.ts';
import type { Rule } from '../types.ts';

const BRACES =
  'Text in braces is read as code. Write \\{ for a plain brace, or {/* … */} for a note to yourself.';

/** MDX would run the code on the computer that builds the site. */
export const mdxCode: Rule = {
  name: 'mdx-code',
  canBeIgnored: false,
  *checkEntry({ tree, source }) {
    if (!tree) return;
    for (const node of nodesOf(tree, 'mdxjsEsm')) {
      yield {
        at: startOf(node),
        message:
          'A line that begins with "import" or "export" is read as code. Start it with another word; components need no import.',
      };
    }
    for (const node of expressionsOf(tree)) {
      const isPlain = isComment(node.value) || readLiteral(node.value) !== undefined;
      if (!isPlain) yield { at: startOf(node), message: BRACES };
    }
    for (const { name, attributes } of findElements(tree, source)) {
      for (const { name: key, value, at } of attributes) {
        if (value !== undefined) continue;
        yield {
          at,
          message: key
            ? `The value of "${key}" in <${name}> is code. Write text in quotation marks, ${key}="…", or a number in braces, ${key}={1}`
            : `{...} in <${name}> is code. Write each attribute by name: name="…"`,
        };
      }
    }
  },
};
