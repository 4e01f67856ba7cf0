import type { Finding, Range } from './types.ts';
import { fill } from './signs.ts';

/** A part of the source that MDX cannot read, and the rule that found it. */
export type Unreadable = Finding & Range & { rule: string; written: string };

/** What MDX cannot read but other programs write, and what to write instead. */
interface Sign {
  rule: string;
  find: RegExp;
  /** The message; `$0` is what was found, `$1` a group of it. */
  say: string;
  /** What `--fix` writes instead. */
  fix?: string;
}

/** HTML's elements without a closing tag: https://html.spec.whatwg.org/#void-elements */
const VOID = 'area|base|col|embed|input|link|meta|source|track|wbr';
const VOIDS = `${VOID}|${VOID.toUpperCase()}`;

const HTML = 'Write Markdown, or leave it out.';

const SIGNS: Sign[] = [
  {
    rule: 'html-comment',
    find: /<!--\s*([^]{0,2000}?)\s*-->/g,
    say: 'Write a note to yourself as {/* … */}, not as <!-- … -->.',
    fix: '{/* $1 */}',
  },
  {
    rule: 'html-void',
    find: /<br(?:\s[^<>]*[^/<>])?>/gi,
    say: '$0 is never closed. Write <br /> instead.',
    fix: '<br />',
  },
  {
    rule: 'html-void',
    find: /(?<=\n)<hr\b[^<>]*>(?=\r?\n|$)/gi,
    say: '$0 is not allowed. Write --- instead, with a blank line above and below.',
    fix: '\n---\n',
  },
  {
    rule: 'html-void',
    find: /<hr\b[^<>]*>/gi,
    say: '$0 is not allowed. Write --- instead, on a line of its own with a blank line above and below.',
  },
  {
    rule: 'html-void',
    find: /<img\b[^<>]*>/gi,
    say: '<img> is not allowed. Put the picture next to the page, and write ![what it shows](./picture.jpg)',
  },
  {
    rule: 'html-void',
    find: RegExp(`<(${VOIDS})\\b[^<>]*>`, 'g'),
    say: `<$1> is not allowed. ${HTML}`,
  },
  {
    rule: 'html-element',
    find: /<(script|style|iframe|object|svg|video|audio|form|math)\b[^]*?<\/\1\s*>/gi,
    say: '<$1> is not allowed: a page may not load or run anything. Link to it instead, or leave it out.',
  },
  { rule: 'html-element', find: /<[!?][a-z][^<>]*>/gi, say: `$0 is not allowed. ${HTML}` },
  {
    rule: 'link-brackets',
    find: /(?<!\]\(|\]:[^\S\n]*)<([a-z][a-z\d+.-]{1,31}:[^\s<>]*)>/gi,
    say: 'An address in < > is read as a component. Write [the name of the page]($1) instead.',
  },
  {
    rule: 'link-brackets',
    find: /<([^\s<>@/]+@[^\s<>]+)>/g,
    say: 'An address in < > is read as a component. Write [their name](mailto:$1) instead.',
  },
  {
    rule: 'shortcode',
    find: /\{\{[<%][^{}\n]{0,300}[%>]\}\}/g,
    say: '"$0" is a shortcode of Hugo, and is not filled in here. Write what it stood for (a box is <Note>), or remove it.',
  },
  {
    rule: 'liquid',
    find: /(?<!=)\{\{[^{}\n]{0,300}\}\}|\{%[^\n]{0,300}?%\}/g,
    say: '"$0" is Liquid, left over from Jekyll, and is not filled in here. Write what it stood for, or remove it.',
  },
  {
    rule: 'attribute-list',
    find: /\{(?::[\s.#/:a-z][^{}\n]{0,300}|#[\w-]+|(?:\.[\w-]+\s*){1,20})\}/gi,
    say: '"$0" sets a class or an id in other Markdown. Remove it: a page’s look comes from its structure, and a heading’s id from its words.',
  },
  {
    rule: 'formula',
    find: /\$\$[^$]{1,2000}\$\$|\$(?:[a-z]|(?!\s)[^$\n]*[\\{^_][^$\n]*(?<!\s)|\w+ ?[-+*/=] ?[^$\n]*(?<!\s))\$(?!\w)/gi,
    say: 'Formulas are not supported. Write "$0" in words or as plain text, with <sup>2</sup> and <sub>2</sub>, or show it as a picture.',
  },
];

/** Finds what MDX cannot read; in the front matter, only what is never meant as text. */
export function findUnreadable(source: string, textStart: number): Unreadable[] {
  const found: Unreadable[] = [];
  let text = source;
  for (const { rule, find, say, fix } of SIGNS) {
    const first = found.length;
    for (const match of text.matchAll(find)) {
      const [written] = match;
      const [at, end] = [match.index, match.index + written.length];
      if (text[at - 1] === '\\' || (at < textStart && rule !== 'liquid')) continue;
      const instead = fix && fill(fix, match);
      // In a quotation, each line of a comment begins with ">".
      const isFixable = instead && !/\n[^\S\n]*>|\*\//.test(match[1] ?? '');
      const done = `replaced ${written.replace(/^<!--.*-->$/s, '<!-- … -->')} with ${fix?.replace('$1', '…').trim()}`;
      found.push({
        ...{ rule, at, end, written, message: fill(say, match) },
        fix: isFixable ? { at, end, text: instead, done } : undefined,
      });
    }
    text = hide(text, found.slice(first));
  }
  return found;
}

/** Overwrites parts of a text with harmless characters, so that all others keep their offsets. */
export function hide(source: string, parts: Range[]): string {
  const pieces: string[] = [];
  let last = 0;
  for (const { at, end } of parts.toSorted((one, other) => one.at - other.at)) {
    if (end <= last) continue;
    const start = Math.max(at, last);
    // In an address, spaces would break it apart.
    const filler = '(/"\''.includes(source[at - 1] ?? ' ') ? 'x' : ' ';
    pieces.push(source.slice(last, start), source.slice(start, end).replace(/[^\r\n]/g, filler));
    last = end;
  }
  return pieces.join('') + source.slice(last);
}
