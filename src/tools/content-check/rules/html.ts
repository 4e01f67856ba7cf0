import { componentSchemas } from '../../../schemas/components.ts';
import { didYouMean } from '../../../utils/did-you-mean.ts';
import { isComponent } from '../tree.ts';
import type { EntryRules } from '../types.ts';
import { elementsOf } from './components.ts';

/** HTML that only marks up text, and for which Markdown has no syntax. */
const ALLOWED = 'abbr bdi br cite del ins kbd mark q small span sub sup'.split(' ');

/** Their attributes, besides those that are allowed in all of them. */
const ATTRIBUTE: Record<string, string> = { abbr: 'title', del: 'datetime', ins: 'datetime' };

/** What to write instead of which HTML; the site would not treat it as it treats Markdown. */
const MARKDOWN: Record<string, string[]> = {
  '[text](/address/)': ['a'],
  '**text**': ['b', 'strong'],
  _text_: ['em', 'i', 'u'],
  '~~text~~': ['s', 'strike'],
  '`text`': ['code'],
  '``` on a line of its own, above and below': ['pre'],
  '## text': ['h1', 'h2'],
  '### text': ['h3'],
  '#### text': ['h4'],
  '> text': ['blockquote'],
  '- text': ['li', 'ul'],
  '1. text': ['ol'],
  '| a | b |': ['table'],
  'text, with a blank line above and below': ['p', 'div', 'center', 'section', 'article'],
  '<Note title="…">, with a blank line around its text': ['details', 'aside'],
};

/** Elements of which nothing is said beside the one that they are part of. */
const PART: Record<string, RegExp> = {
  ...{ tr: /<table\b/, td: /<table\b/, th: /<table\b/, thead: /<table\b/, tbody: /<table\b/ },
  ...{ li: /<[uo]l\b/, summary: /<details\b/, dt: /<dl\b/, dd: /<dl\b/ },
};

export const htmlRules: EntryRules = {
  /** A text must not load or run anything. */
  *'html-element'(entry) {
    for (const { name, attributes, children, isInline, at: start } of elementsOf(entry)) {
      if (isComponent(name) || PART[name]?.test(entry.text)) continue;
      const isAllowed = ALLOWED.includes(name);
      if (!isAllowed) yield { at: start, message: describe(name) };
      if (isAllowed && !isInline && children.some(({ type }) => !/^text|^mdx.*Text/.test(type))) {
        const message = `<${name}> cannot contain whole paragraphs. Write its tags within a line: <${name}>words</${name}>`;
        yield { at: start, message };
      }
      const allowed = [ATTRIBUTE[name] ?? [], 'lang', 'dir'].flat();
      for (const { name: key, at } of isAllowed ? attributes : []) {
        if (key === '' || allowed.includes(key)) continue;
        const message = /^on/i.test(key)
          ? `<${name}> cannot run code. Remove "${key}".`
          : `<${name}> cannot have "${key}". Remove it. Allowed: ${allowed.join(', ')}.`;
        yield { at, message };
      }
    }
  },
};

function describe(name: string): string {
  const [markdown] = Object.entries(MARKDOWN).find(([, names]) => names.includes(name)) ?? [];
  if (markdown) return `<${name}> is not allowed. Write this instead: ${markdown}`;
  const known = [...Object.keys(componentSchemas), ...ALLOWED];
  return `<${name}> is not allowed.${didYouMean(name, known)} Write Markdown, or use one of: ${ALLOWED.join(', ')}.`;
}
