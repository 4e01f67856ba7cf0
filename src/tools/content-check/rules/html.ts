import { componentSchemas } from '../../../schemas/components.ts';
import { didYouMean } from '../../../utils/did-you-mean.ts';
import type { MarkdownText } from '../markdown-text.ts';
import { elementRule, unreadableRule } from './rule.ts';

/** HTML that only marks up text, and for which Markdown has no syntax. */
const ALLOWED = 'abbr bdi br cite del ins kbd mark q small span sub sup'.split(' ');

/** Their attributes, besides those that are allowed in all of them. */
const ATTRIBUTE: Record<string, string> = { abbr: 'title', del: 'datetime', ins: 'datetime' };

/** What to write instead of which HTML; the site would not treat it as it treats Markdown. */
const MARKDOWN: Record<string, string[]> = {
  '[text](/address/)': ['a'],
  '**text**': ['b', 'strong'],
  _text_: ['em', 'i'],
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
  'text, with a blank line above and below': ['p'],
  '---, on a line of its own with a blank line above and below': ['hr'],
  '![what it shows](./picture.jpg)': ['img'],
};

/** A text must not load or run anything. */
const htmlElement = elementRule('html-element', function* ({ name, attributes, at: start }) {
  if (/^[A-Z]/.test(name)) return;
  const isAllowed = ALLOWED.includes(name);
  if (!isAllowed) yield { at: start, message: describe(name) };
  const allowed = [ATTRIBUTE[name] ?? [], 'lang', 'dir'].flat();
  for (const { name: key, at } of isAllowed ? attributes : []) {
    if (key === '' || allowed.includes(key)) continue;
    const message = /^on/i.test(key)
      ? `<${name}> cannot run code. Remove "${key}".`
      : `<${name}> cannot have "${key}". Remove it. Allowed: ${allowed.join(', ')}.`;
    yield { at, message };
  }
});

function describe(name: string): string {
  const [markdown] = Object.entries(MARKDOWN).find(([, names]) => names.includes(name)) ?? [];
  if (markdown) return `<${name}> is not allowed. Write Markdown instead: ${markdown}`;
  const known = [...Object.keys(componentSchemas), ...ALLOWED];
  return `<${name}> is not allowed.${didYouMean(name, known)} Write Markdown, or use one of: ${ALLOWED.join(', ')}.`;
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
const htmlVoid = unreadableRule('html-void', function* (markdown) {
  for (const { at, end, written, name } of findHtml(markdown)) {
    // MDX can read these with a slash; but the file of an <img> would seem to be unused.
    if (name === undefined || (written.endsWith('/>') && name !== 'img')) continue;
    const isBreak = name === 'br';
    const message = isBreak ? `${written} is never closed. Write <br /> instead.` : describe(name);
    // Elsewhere, a line would end a list, a quotation or a table.
    const isLine = /^\n<hr[^>]*>\r?\n/i.test(markdown.source.slice(at - 1, end + 2));
    const text = isBreak ? '<br />' : '\n---\n';
    const done = `replaced ${written} with ${text.trim()}`;
    const fix = isBreak || isLine ? { start: at, end, text, done } : undefined;
    yield { at, end, message, fix };
  }
});

/** MDX has its own comments, and the build stops at `<!--`. */
const htmlComment = unreadableRule('html-comment', function* (markdown) {
  for (const { at, end, comment } of findHtml(markdown)) {
    if (comment === undefined) continue;
    const message = 'Write a note to yourself as {/* … */}, not as <!-- … -->.';
    const text = `{/* ${comment.trim().replaceAll('*/', '* /')} */}`;
    const done = 'replaced <!-- … --> with {/* … */}';
    // In a quotation, each of its lines begins with ">".
    const isQuoted = /\n[^\S\n]*>/.test(comment);
    yield { at, end, message, fix: isQuoted ? undefined : { start: at, end, text, done } };
  }
});

export const htmlRules = [htmlElement, htmlVoid, htmlComment];
