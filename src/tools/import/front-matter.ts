import { toString } from 'mdast-util-to-string';
import type { Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import { stringify } from 'yaml';
import { LIMITS, pageSchema } from '../../schemas/page.ts';
import { textOf, type Source } from './types.ts';

/** What a page’s front matter has from elsewhere than that of its source. */
interface PageData {
  title: string;
  heading: string | undefined;
  cover: object | undefined;
  redirectFrom: string[];
  body: string;
}

/** Writes a page’s front matter, and a note for its end with what has no place here. */
export function writeFrontMatter(data: Source['data'], page: PageData) {
  const used = ['title', 'published', 'draft'];
  const find = (pattern: RegExp, ...keys: string[]) => {
    const key = keys.find((name) => pattern.test(textOf(data[name]))) ?? '';
    used.push(key);
    return pattern.exec(textOf(data[key]))?.[0].replace(/\s+/g, ' ').trim();
  };
  const text = /.*\S[^]*/;
  const day = /^\d{4}-\d\d-\d\d/;
  const isDraft = data.published === false || data.draft === true;
  const navigation = pageSchema.shape.navigation.safeParse(data.navigation);
  if (navigation.success) used.push('navigation');
  // A draft has no address to keep yet.
  if (!isDraft) used.push('permalink', 'redirect_from', 'redirectFrom');
  if (page.cover) used.push('cover', 'image', 'image_alt');
  const hasDescription = RegExp(`^[^]{${LIMITS.description.min},}`);
  const known = {
    title: page.title,
    heading: page.heading === page.title ? undefined : (page.heading ?? find(text, 'heading')),
    description: find(hasDescription, 'description', 'excerpt') ?? draft(page.body),
    category: find(text, 'category'),
    cover: page.cover,
    navigation: navigation.data,
    draft: isDraft || undefined,
    published: find(day, 'published', 'date'),
    updated: find(day, 'updated', 'last_modified_at'),
    redirectFrom: isDraft || page.redirectFrom.length === 0 ? undefined : page.redirectFrom,
  };
  const isKept = ([key, value]: [string, unknown]) => !used.includes(key) && (value ?? '') !== '';
  const rest = Object.entries(data).filter(isKept);
  const kept = stringify(Object.fromEntries(rest), { lineWidth: 0 }).replaceAll('*/', '* /');
  const note = `\n{/*\nThe old page also had:\n\n${kept}*/}\n`;
  const frontMatter = `---\n${stringify(known, { lineWidth: 0 })}---\n`;
  const lists = rest.flatMap(([key, value]) => (typeof value === 'object' ? [key] : []));
  return { frontMatter, note: rest.length > 0 ? note : '', lists };
}

/** A description from a page’s first sentences, for an editor to improve. */
function draft(body: string): string {
  const { min, max } = LIMITS.description;
  const paragraphs = (mdxToMdast(body) as Root).children.filter(({ type }) => type === 'paragraph');
  const texts = paragraphs.map((it) => toString(it, { includeImageAlt: false }).trim());
  const sentences = texts.filter((text) => /[.!?…。][”"’)]?(\s|$)/.test(text));
  const text = (sentences.length > 0 ? sentences : texts).join(' ').replace(/[\s[\]{}]+/g, ' ');
  const start = `${text} `.slice(0, max - '[fill in: ]'.length);
  const [whole = ''] = /^.*[.!?…。][”"’)]?(?= )/.exec(start) ?? [];
  const drafted = whole.length >= min ? whole : start.replace(/\S*$/, '').trim();
  const fallback = `one or two sentences about the page, ${min} to ${max} characters`;
  return `[fill in: ${drafted.length >= min ? drafted : fallback}]`;
}
