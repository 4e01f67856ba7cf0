import { PAGES } from '../../../data/entries.ts';
import { rule, unreadableRule } from './rule.ts';

/** Pages come from Jekyll whole, and are best converted whole. */
const CONVERT = `To convert the page: npm run import -- ${PAGES}`;

/** Not after a backslash, nor after "=": other rules report an attribute's value. */
const LIQUID = /(?<![\\=])(\{\{[^{}\n]{0,300}\}\}|\{%[^\n]{0,300}?%\})/g;

/** Jekyll's templates are not filled in here, and MDX reads them as code. */
const liquid = unreadableRule('liquid', function* ({ file, source }) {
  for (const { 0: written, index: at } of source.matchAll(LIQUID)) {
    const message = `"${written}" is Liquid, left over from Jekyll, and is not filled in here. Replace it with what it stood for, or remove it. ${CONVERT}/${file}`;
    yield { at, end: at + written.length, message };
  }
});

/** `{: .class #id}`, `{#id}`, `{::comment}`: https://kramdown.gettalong.org/syntax.html#attribute-list-definitions */
const LIST = /(?<!\\)\{(:[\s.#/:a-z][^{}\n]{0,300}|#[\w-]+|(\.[\w-]+\s*){1,20})\}/gi;

/** Kramdown, Jekyll's Markdown, reads it as classes and ids; MDX reads it as code. */
const attributeList = unreadableRule('attribute-list', function* ({ source, bodyStart }) {
  for (const { 0: list, index: at } of source.matchAll(LIST)) {
    if (at < bodyStart) continue;
    const message = `"${list}" is left over from Jekyll. Remove it: a page’s look comes from its structure, and a heading’s id from its words.`;
    yield { at, end: at + list.length, message };
  }
});

/** Pages from Jekyll name their layout; here all pages share one. */
const layout = rule('layout', function* ({ file, frontMatter }) {
  if (!frontMatter?.data || !('layout' in frontMatter.data)) return;
  const message = `"layout" is left over from Jekyll; all pages share one layout. Remove this line. ${CONVERT}/${file}`;
  yield { at: frontMatter.offsetOf(['layout']), message };
});

export const jekyllRules = [liquid, attributeList, layout];
