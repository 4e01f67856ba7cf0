import { toString } from 'mdast-util-to-string';
import type { Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import { stringify } from 'yaml';
import { LIMITS } from '../../schemas/page.ts';
import { textOf, type Source } from './types.ts';

/** What a page’s front matter has from elsewhere than that of its source. */
interface PageData {
  title: string;
  heading: string | undefined;
  cover: object | undefined;
  redirectFrom: string[] | undefined;
}

/**
 * Writes a page with its front matter, and a note at its end of what has no place there.
 *
 * @returns the page, and the keys of what is in the note
 */
export function writePage(data: Source['data'], body: string, page: PageData) {
  const used = ['published', 'draft'];
  const find = (pattern: RegExp, ...keys: string[]) => {
    const key = keys.find((name) => pattern.test(textOf(data[name]))) ?? '';
    used.push(key);
    return pattern.exec(textOf(data[key]))?.[0].replace(/\s+/g, ' ').trim();
  };
  const text = /.*\S[^]*/;
  const day = /^\d{4}-\d\d-\d\d/;
  const isDraft = data.published === false || data.draft === true;
  // A draft has no address to keep yet.
  if (!isDraft) used.push('permalink', 'redirect_from', 'redirectFrom');
  if (page.cover) used.push('image');
  const title = find(text, 'title', 'name') ?? page.title;
  const known = {
    title,
    heading: page.heading === title ? undefined : (page.heading ?? find(text, 'heading')),
    description:
      find(RegExp(`^[^]{${LIMITS.description.min},}`), 'description', 'excerpt') ?? draft(body),
    category: find(text, 'category'),
    cover: page.cover,
    draft: isDraft || undefined,
    published: find(day, 'published', 'date'),
    updated: find(day, 'updated', 'last_modified_at'),
    redirectFrom: isDraft ? undefined : page.redirectFrom,
  };
  const isKept = ([key, value]: [string, unknown]) => !used.includes(key) && (value ?? '') !== '';
  const rest = Object.fromEntries(Object.entries(data).filter(isKept));
  const write = (it: object) => stringify(it, { lineWidth: 0 });
  const note = `\n{/*\nThe old page also had:\n\n${write(rest).replaceAll('*/', '* /')}*/}\n`;
  const kept = Object.keys(rest);
  return { mdx: `---\n${write(known)}---\n\n${body}${kept.length > 0 ? note : ''}`, kept };
}

/** A description from a page’s first sentences, for an editor to improve. */
function draft(body: string): string {
  const { min, max } = LIMITS.description;
  const paragraphs = (mdxToMdast(body) as Root).children.filter(({ type }) => type === 'paragraph');
  const texts = paragraphs.map((it) => toString(it, { includeImageAlt: false }));
  const sentences = texts.filter((text) => /[.!?…]([”"’)\s]|$)/.test(text)).join(' ');
  const start = sentences
    .replace(/[\s[\]{}]+/g, ' ')
    .trim()
    .slice(0, max - '[fill in: ]'.length);
  // Up to the end of a sentence, or else of a word.
  const drafted = [/^.*[.!?…][”"’)]?(?= |$)/, /^.*(?= )/].map((it) => it.exec(start)?.[0] ?? '');
  const fallback = `one or two sentences about the page, ${min} to ${max} characters`;
  return `[fill in: ${drafted.find((it) => it.length >= min) ?? fallback}]`;
}
