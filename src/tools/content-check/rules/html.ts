import { componentSchemas } from '../../../schemas/components.ts';
import { didYouMean } from '../../../utils/did-you-mean.ts';
import { isComponent } from '../tree.ts';
import type { EntryRules } from '../types.ts';

/** HTML that only marks up text, and for which Markdown has no syntax. */
export const ALLOWED = 'abbr bdi br cite del ins kbd mark q small span sub sup'.split(' ');

/** Their attributes, besides those that are allowed in all of them. */
const ATTRIBUTE: Record<string, string> = { abbr: 'title', del: 'datetime', ins: 'datetime' };

/** HTML that only groups or aligns text. */
const REMOVED = 'article center div font main p section'.split(' ');

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
  '<Note title="…">, with a blank line around its text': ['details', 'aside'],
};

/** Elements of which nothing is said beside the one that they are part of. */
const PARTS: [RegExp, RegExp][] = [
  [/^(t[rdh]|thead|tbody|tfoot)$/, /<table\b/],
  [/^li$/, /<[uo]l\b/],
  [/^d[td]$/, /<dl\b/],
  [/^summary$/, /<details\b/],
];

export const htmlRules: EntryRules = {
  /** A text must not load or run anything. */
  *'html-element'(entry) {
    for (const { name, attributes, children, isInline, at: start } of entry.elements) {
      const isPart = PARTS.some(([part, whole]) => part.test(name) && whole.test(entry.text));
      if (isComponent(name) || isPart) continue;
      const isAllowed = ALLOWED.includes(name);
      if (!isAllowed) yield { at: start, message: describeElement(name) };
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

/** Says what to write instead of an element. */
export function describeElement(name: string): string {
  if (REMOVED.includes(name)) {
    return `<${name}> is not allowed. Remove its tags, and leave a blank line above and below the text.`;
  }
  const [markdown] = Object.entries(MARKDOWN).find(([, names]) => names.includes(name)) ?? [];
  if (markdown) return `<${name}> is not allowed. Write this instead: ${markdown}`;
  const known = [...Object.keys(componentSchemas), ...ALLOWED];
  return `<${name}> is not allowed.${didYouMean(name, known)} Write Markdown, or use one of: ${ALLOWED.join(', ')}.`;
}
