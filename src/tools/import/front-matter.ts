import { toString } from 'mdast-util-to-string';
import type { Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import { stringify } from 'yaml';
import { LIMITS } from '../../schemas/page.ts';
import type { Source } from './types.ts';

/** What a page’s front matter has from elsewhere than that of its source. */
interface PageData {
  title: string;
  heading: string | undefined;
  cover: object | undefined;
  redirectFrom: string[];
  body: string;
}

/** Keys of the source that have a place here. */
const USED =
  'title,heading,description,excerpt,category,cover,navigation,draft,published,date,updated,last_modified_at,permalink,redirect_from,redirectFrom'.split(
    ',',
  );

/**
 * Writes a page’s front matter, and a note for its end with what has no place here.
 */
export function writeFrontMatter(data: Source['data'], page: PageData) {
  const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';
  const find = (...keys: string[]) =>
    keys.map((key) => data[key]).find(isText) as string | undefined;
  const day = (...keys: string[]) =>
    keys.map((key) => /^\d{4}-\d\d-\d\d/.exec(String(data[key]))?.[0]).find(Boolean);
  const { min } = LIMITS.description;
  const description = find('description', 'excerpt')?.replace(/\s+/g, ' ').trim();
  const isDraft = data.published === false || data.draft === true;
  const known = {
    title: page.title,
    heading: page.heading === page.title ? find('heading') : (page.heading ?? find('heading')),
    description: description && description.length >= min ? description : draft(page.body),
    category: find('category'),
    cover: page.cover,
    navigation: data.navigation,
    draft: isDraft || undefined,
    published: day('published', 'date'),
    updated: day('updated', 'last_modified_at'),
    // What was never published has no address to keep.
    redirectFrom: isDraft || page.redirectFrom.length === 0 ? undefined : page.redirectFrom,
  };
  const rest = Object.entries(data).filter(
    ([key, value]) =>
      value !== undefined &&
      !(key === 'image' && page.cover) &&
      (!USED.includes(key) || (key === 'description' && known.description !== description)),
  );
  const write = (entries: object) => stringify(entries, { lineWidth: 0, keepUndefined: false });
  const note = `\n{/*\nThe front matter of the old page also had:\n\n${write(Object.fromEntries(rest)).replaceAll('*/', '* /')}*/}\n`;
  return { frontMatter: `---\n${write(known)}---\n`, note: rest.length > 0 ? note : '' };
}

/** A description from a page’s first sentences, for an editor to improve. */
function draft(body: string): string {
  const { min, max } = LIMITS.description;
  const { children } = mdxToMdast(body) as Root;
  const paragraphs = children.filter(({ type }) => type === 'paragraph');
  const texts = paragraphs.map((node) => toString(node, { includeImageAlt: false }).trim());
  const sentences = texts.filter((text) => /[.!?…。][”"’)]?$/.test(text));
  const text = (sentences.length > 0 ? sentences : texts).join(' ').replace(/[\s[\]]+/g, ' ');
  const start = text.slice(0, max - '[fill in: ]'.length);
  const [whole = ''] = /^.*[.!?…。][”"’)]?(?= |$)/.exec(start) ?? [];
  const words = start.length < text.length ? start.replace(/\S*$/, '') : start;
  const drafted = whole.length >= min ? whole : words;
  const fallback = `one or two sentences about the page, ${min} to ${max} characters`;
  return `[fill in: ${drafted.length >= min ? drafted.trim() : fallback}]`;
}
