import { componentSchemas } from '../../../schemas/components.ts';
import { didYouMean } from '../../../utils/did-you-mean.ts';
import { findElements } from '../elements.ts';
import type { Rule } from '../types.ts';

/** HTML that only marks up text, and for which Markdown has no syntax; with its attributes. */
const ALLOWED: Record<string, string[]> = {
  abbr: ['title'],
  bdi: [],
  br: [],
  cite: [],
  del: ['datetime'],
  ins: ['datetime'],
  kbd: [],
  mark: [],
  q: [],
  small: [],
  span: [],
  sub: [],
  sup: [],
};

/** Attributes that are allowed in each of them. */
const COMMON = ['lang', 'dir'];

/** HTML for which Markdown has syntax; the site would not treat it as it treats Markdown. */
const IN_MARKDOWN: Record<string, string> = {
  a: '[text](/address/)',
  b: '**text**',
  blockquote: '> text',
  code: '`text`',
  em: '_text_',
  h1: '## text',
  h2: '## text',
  h3: '### text',
  h4: '#### text',
  hr: '---',
  i: '_text_',
  img: '![what it shows](./picture.jpg)',
  li: '- text',
  ol: '1. text',
  p: 'text, with a blank line above and below',
  pre: '``` on a line of its own, above and below',
  s: '~~text~~',
  strike: '~~text~~',
  strong: '**text**',
  table: '| a | b |',
  ul: '- text',
};

/** A text must not load or run anything. */
export const htmlElement: Rule = {
  name: 'html-element',
  canBeIgnored: false,
  *checkEntry({ tree, source }) {
    if (!tree) return;
    for (const { name, attributes, at } of findElements(tree, source)) {
      if (/^[A-Z]/.test(name)) continue;
      if (!Object.hasOwn(ALLOWED, name)) {
        yield { at, message: describe(name) };
        continue;
      }
      const allowed = [...(ALLOWED[name] ?? []), ...COMMON];
      for (const { name: key, at: place } of attributes) {
        if (key === '' || allowed.includes(key)) continue;
        yield {
          at: place,
          message: /^on/i.test(key)
            ? `<${name}> cannot run code. Remove "${key}".`
            : `<${name}> cannot have "${key}". Remove it. Allowed: ${allowed.join(', ')}.`,
        };
      }
    }
  },
};

function describe(name: string): string {
  const markdown = Object.hasOwn(IN_MARKDOWN, name) ? IN_MARKDOWN[name] : undefined;
  if (markdown) return `<${name}> is not allowed. Write Markdown instead: ${markdown}`;
  const names = Object.keys(ALLOWED);
  return `<${name}> is not allowed.${didYouMean(name, [...Object.keys(componentSchemas), ...names])} Write Markdown, or use one of: ${names.join(', ')}.`;
}
