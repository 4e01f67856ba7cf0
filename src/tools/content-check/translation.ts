import { isMap, isPair, isScalar, visit } from 'yaml';
import { LIMITS } from '../../schemas/page.ts';
import type { Entry } from './entry.ts';
import { nodesOf, startOf, visitsOf } from './tree.ts';

/** The keys that a translation has of its own; it takes the others from the original, or has none. */
const KEYS = ['title', 'heading', 'description', 'category', 'cover', 'navigation', 'draft'];

/** Of those, and of the keys below them, the ones that hold no words. */
const WORDLESS = ['cover', 'picture', 'navigation', 'order', 'draft'];

/** What holds words in the tag of a component. */
const ATTRIBUTES = ['alt', 'by', 'caption', 'credit', 'from', 'on', 'title'];

/**
 * The text of an entry with a mark wherever something is to be translated.
 *
 * @param language in English: `Spanish`
 * @returns nothing if the entry cannot be read
 */
export function markForTranslation(entry: Entry, language: string): string | undefined {
  const { tree, source, frontMatter, elements } = entry;
  if (!tree || !frontMatter?.data || !isMap(frontMatter.document.contents)) return undefined;
  const mark = `[fill in: in ${language}]`;

  const document = frontMatter.document.clone();
  visit(document, {
    Pair(_key, { key, value }, path) {
      const name = isScalar(key) ? String(key.value) : '';
      const isTop = path.filter(isPair).length === 0;
      if (isTop && !KEYS.includes(name)) return visit.REMOVE;
      if (!isScalar(value) || WORDLESS.includes(name)) return undefined;
      const { min, max } = LIMITS.description;
      const hint = `[fill in: one or two sentences about the page in ${language}, ${min} to ${max} characters]`;
      // A comment, because with the mark, many would be longer than they may be.
      if (isScalar(key)) key.commentBefore = ` ${String(value.value)}`;
      value.value = name === 'description' ? hint : mark;
      // On the line below the comment, however the original was written.
      value.type = 'QUOTE_DOUBLE';
      return undefined;
    },
  });

  const blocks = visitsOf(tree).flatMap(({ node }) => {
    const isBlock = ['heading', 'paragraph', 'tableCell'].includes(node.type);
    const [first] = isBlock && 'children' in node ? node.children : [];
    return first && first.type !== 'image' ? [startOf(first)] : [];
  });
  const pictures = nodesOf(tree, 'image').flatMap((node) => {
    const at = startOf(node);
    const titleAt = node.title ? source.lastIndexOf(node.title, node.position?.end.offset) : -1;
    return [at + '!['.length, ...(titleAt > at ? [titleAt] : [])];
  });
  const attributes = elements.flatMap((element) =>
    element.attributes
      .filter(({ name, value }) => ATTRIBUTES.includes(name) && typeof value === 'string')
      .map(({ at }) => at + (/["']/.exec(source.slice(at))?.index ?? 0) + 1),
  );
  let text = source;
  for (const at of [...blocks, ...pictures, ...attributes].sort((one, other) => other - one)) {
    if (at >= frontMatter.end) text = `${text.slice(0, at)}${mark} ${text.slice(at)}`;
  }
  return `---\n${document.toString({ lineWidth: 100 })}---${text.slice(frontMatter.end)}`;
}
