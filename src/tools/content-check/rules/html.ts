import { componentSchemas } from '../../../schemas/components.ts';
import { didYouMean } from '../../../utils/did-you-mean.ts';
import type { MarkdownText } from '../markdown-text.ts';
import type { Rule } from '../types.ts';
import { elementRule } from './components.ts';

/** HTML that only marks up text, and for which Markdown has no syntax. */
const ALLOWED = 'abbr bdi br cite del ins kbd mark q small span sub sup'.split(' ');

/** Attributes that are allowed in some of them, besides those that are allowed in all. */
const ATTRIBUTES: Record<string, string[]> = {
  abbr: ['title'],
  del: ['datetime'],
  ins: ['datetime'],
};

/** HTML for which Markdown has syntax; the site would not treat it as it treats Markdown. */
const IN_MARKDOWN = new Map(
  Object.entries({
    a: '[text](/address/)',
    b: '**text**',
    blockquote: '> text',
    code: '`text`',
    em: '_text_',
    h1: '## text',
    h2: '## text',
    h3: '### text',
    h4: '#### text',
    hr: '---, on a line of its own with a blank line above and below',
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
  }),
);

/** A text must not load or run anything. */
const htmlElement = elementRule('html-element', function* ({ name, attributes, at: start }) {
  if (/^[A-Z]/.test(name)) return;
  if (!ALLOWED.includes(name)) {
    yield { at: start, message: describe(name) };
    return;
  }
  const allowed = [...(ATTRIBUTES[name] ?? []), 'lang', 'dir'];
  for (const { name: key, at } of attributes.filter((it) => !['', ...allowed].includes(it.name))) {
    const message = /^on/i.test(key)
      ? `<${name}> cannot run code. Remove "${key}".`
      : `<${name}> cannot have "${key}". Remove it. Allowed: ${allowed.join(', ')}.`;
    yield { at, message };
  }
});

function describe(name: string): string {
  const known = [...Object.keys(componentSchemas), ...ALLOWED];
  const markdown = IN_MARKDOWN.get(name);
  return markdown === undefined
    ? `<${name}> is not allowed.${didYouMean(name, known)} Write Markdown, or use one of: ${ALLOWED.join(', ')}.`
    : `<${name}> is not allowed. Write Markdown instead: ${markdown}`;
}

/** A comment, or an element without a closing tag. https://html.spec.whatwg.org/#void-elements */
const UNREADABLE =
  /<!--(.*?)-->|<(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)(?=[\s/>])[^<>]*>/gis;

function* findHtml({ html }: MarkdownText) {
  for (const { start, value } of html) {
    for (const { index, 0: written, 1: comment, 2: name } of value.matchAll(UNREADABLE)) {
      const at = start + index;
      yield { at, end: at + written.length, written, comment, name: name?.toLowerCase() };
    }
  }
}

/** To MDX, `<br>` is an opening tag that is never closed. */
const htmlVoid: Rule = {
  name: 'html-void',
  *findUnreadable(text) {
    for (const { at, end, written, name } of findHtml(text)) {
      // MDX can read these with a slash; but the file of an <img> would seem to be unused.
      if (name === undefined || (written.endsWith('/>') && name !== 'img')) continue;
      const isBreak = name === 'br';
      const message = isBreak
        ? `${written} is never closed. Write <br /> instead.`
        : describe(name);
      // Elsewhere, a line would end a list, a quotation or a table.
      const isLine = text.source[at - 1] === '\n' && /^\r?\n/.test(text.source.slice(end, end + 2));
      const replacement = isBreak ? '<br />' : '\n---\n';
      const done = `replaced ${written} with ${replacement.trim()}`;
      const fix = { start: at, end, text: replacement, done };
      yield { at, end, message, fix: isBreak || (name === 'hr' && isLine) ? fix : undefined };
    }
  },
};

/** MDX has its own comments, and the build stops at `<!--`. */
const htmlComment: Rule = {
  name: 'html-comment',
  *findUnreadable(markdown) {
    for (const { at, end, comment } of findHtml(markdown)) {
      if (comment === undefined) continue;
      const text = `{/* ${comment.trim().replaceAll('*/', '* /')} */}`;
      const done = 'replaced <!-- … --> with {/* … */}';
      const message = 'Write a note to yourself as {/* … */}, not as <!-- … -->.';
      // In a quotation, each of its lines begins with ">".
      const isQuoted = /\n[^\S\n]*>/.test(comment);
      const fix = isQuoted ? undefined : { start: at, end, text, done };
      yield { at, end, message, fix };
    }
  },
};

export const htmlRules = [htmlElement, htmlVoid, htmlComment];
