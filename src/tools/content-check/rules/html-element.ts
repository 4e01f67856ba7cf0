import { componentSchemas } from '../../../schemas/components.ts';
import { findElements } from '../elements.ts';
import type { Rule } from '../rule.ts';
import { didYouMean } from '../../../utils/did-you-mean.ts';

/** HTML that Markdown has no sign for, and that does nothing but mark text; with its attributes. */
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

/** Attributes that each of them may have. */
const COMMON = ['lang', 'dir'];

/** HTML for which Markdown has a sign, and which would pass by what the site does for it. */
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
  img: '![what it says](./picture.jpg)',
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

/** A text is Markdown and the components that there are: it loads nothing and runs nothing. */
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
            ? `<${name}> may not run code. Take "${key}" out.`
            : `<${name}> may not have "${key}". Take it out; there are: ${allowed.join(', ')}.`,
        };
      }
    }
  },
};

function describe(name: string): string {
  const markdown = Object.hasOwn(IN_MARKDOWN, name) ? IN_MARKDOWN[name] : undefined;
  if (markdown) return `<${name}> is not for pages. Write it in Markdown: ${markdown}`;
  const names = Object.keys(ALLOWED);
  return `<${name}> is not for pages.${didYouMean(name, [...Object.keys(componentSchemas), ...names])} Write Markdown, or one of: ${names.join(', ')}.`;
}
