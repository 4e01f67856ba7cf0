import { componentSchemas } from '../../../schemas/components.ts';
import { decodeAddress } from '../../../utils/addresses.ts';
import { didYouMean } from '../../../utils/did-you-mean.ts';
import { findElements } from '../elements.ts';
import { makeFix } from '../make-fix.ts';
import type { Rule, Unreadable } from '../types.ts';

/** HTML that only marks up text, and for which Markdown has no syntax. */
const ALLOWED = 'abbr bdi br cite del ins kbd mark q small span sub sup'.split(' ');

/** Attributes that are allowed in all of them, and in some. */
const COMMON = ['lang', 'dir'];
const ATTRIBUTES = new Map([
  ['abbr', ['title']],
  ['del', ['datetime']],
  ['ins', ['datetime']],
]);

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
const htmlElement: Rule = {
  name: 'html-element',
  *checkEntry({ tree, source }) {
    if (!tree) return;
    for (const { name, attributes, at } of findElements(tree, source)) {
      if (/^[A-Z]/.test(name)) continue;
      if (!ALLOWED.includes(name)) {
        yield { at, message: describe(name) };
        continue;
      }
      const allowed = [...(ATTRIBUTES.get(name) ?? []), ...COMMON];
      for (const { name: key, at: place } of attributes) {
        if (key === '' || allowed.includes(key)) continue;
        const message = /^on/i.test(key)
          ? `<${name}> cannot run code. Remove "${key}".`
          : `<${name}> cannot have "${key}". Remove it. Allowed: ${allowed.join(', ')}.`;
        yield { at: place, message };
      }
    }
  },
};

function describe(name: string): string {
  const markdown = Object.hasOwn(IN_MARKDOWN, name) ? IN_MARKDOWN[name] : undefined;
  if (markdown) return `<${name}> is not allowed. Write Markdown instead: ${markdown}`;
  const known = [...Object.keys(componentSchemas), ...ALLOWED];
  return `<${name}> is not allowed.${didYouMean(name, known)} Write Markdown, or use one of: ${ALLOWED.join(', ')}.`;
}

const TAG = /<img\b[^<>]*>/gi;
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>{]+))/g;

/** A picture in HTML would be published as it is, not resized and compressed for each screen. */
const htmlPicture: Rule = {
  name: 'html-picture',
  *findUnreadable({ html, isOpaque, findPicture }) {
    for (const { start, value } of html) {
      for (const { 0: tag, index } of value.matchAll(TAG)) {
        const at = start + index;
        if (isOpaque(at)) continue;
        const end = at + tag.length;
        const text = toMarkdown(tag, findPicture);
        yield {
          at,
          end,
          message: `<img> is not allowed. Write Markdown instead: ${text ?? '![what it shows](./picture.jpg)'}`,
          fix: text ? makeFix(at, end, text, `replaced <img> with ${text}`) : undefined,
        };
      }
    }
  },
};

/** The same picture in Markdown, if its file exists and the tag has a text. */
function toMarkdown(tag: string, findPicture: (name: string) => string | undefined) {
  const attributes = new Map(
    [...tag.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      double ?? single ?? bare ?? '',
    ]),
  );
  const name =
    decodeAddress(attributes.get('src') ?? '')
      .split('/')
      .at(-1) ?? '';
  const isLocal = !/^([a-z]+:)?\/\//i.test(attributes.get('src') ?? '');
  const address = isLocal ? findPicture(name) : undefined;
  const alt = attributes.get('alt')?.trim();
  const title = attributes.get('title')?.trim().replaceAll('"', '\\"');
  if (address === undefined || !alt || /[[\]\n]/.test(alt)) return undefined;
  return `![${alt}](${address}${title ? ` "${title}"` : ''})`;
}

/** Elements without a closing tag, for which MDX wants a slash. https://html.spec.whatwg.org/#void-elements */
const VOID = /<(area|base|br|col|embed|hr|input|link|meta|source|track|wbr)(\s[^<>]*)?(?<!\/)>/gi;

/** What replaces those that are allowed. */
const REPLACEMENTS: Record<string, { text: string; instruction: string }> = {
  br: { text: '<br />', instruction: 'Write <br /> instead.' },
  hr: {
    text: '\n\n---\n\n',
    instruction: 'Write --- instead, on a line of its own with a blank line above and below.',
  },
};

/** To MDX, `<br>` is an opening tag that is never closed. */
const htmlVoid: Rule = {
  name: 'html-void',
  *findUnreadable({ html, isOpaque }) {
    for (const { start, value } of html) {
      for (const { 0: tag, 1: name = '', index } of value.matchAll(VOID)) {
        const at = start + index;
        if (isOpaque(at)) continue;
        const end = at + tag.length;
        const replacement = REPLACEMENTS[name.toLowerCase()];
        yield {
          at,
          end,
          message: replacement
            ? `${tag} is never closed. ${replacement.instruction}`
            : `${tag} is not allowed. Remove it.`,
          fix:
            replacement &&
            makeFix(at, end, replacement.text, `replaced ${tag} with ${replacement.text.trim()}`),
        };
      }
    }
  },
};

/** MDX has its own comments, and the build stops at `<!--`. */
const htmlComment: Rule = {
  name: 'html-comment',
  *findUnreadable({ html, isOpaque }) {
    for (const { start, value } of html) {
      let from = value.indexOf('<!--');
      while (from !== -1) {
        const close = value.indexOf('-->', from);
        const end = close === -1 ? value.length : close + 3;
        if (!isOpaque(start + from)) yield comment(start + from, value.slice(from, end));
        from = value.indexOf('<!--', end);
      }
    }
  },
};

function comment(at: number, written: string): Unreadable {
  const end = at + written.length;
  const isClosed = written.endsWith('-->');
  const note = written
    .slice(4, isClosed ? -3 : undefined)
    .trim()
    .replaceAll('*/', '* /');
  return {
    at,
    end,
    message: `${isClosed ? '' : 'This comment is never closed. '}Write a note to yourself as {/* … */}, not as <!-- … -->.`,
    // In a quotation, each of its lines begins with ">".
    fix:
      isClosed && !/\n[^\S\n]*>/.test(note)
        ? makeFix(at, end, `{/* ${note} */}`, 'replaced <!-- … --> with {/* … */}')
        : undefined,
  };
}

export const htmlRules = [htmlElement, htmlPicture, htmlVoid, htmlComment];
