import { load } from 'cheerio';
import { diffArrays } from 'diff';
import type { Nodes } from 'mdast';
import { mdxToMdast } from 'satteri';
import { escapeMarkup } from '../../utils/escape.ts';
import * as html from './elements.ts';
import type { Source } from './types.ts';

/** Words that one of two texts has and the other has not. */
export interface Difference {
  /** The words before them. */
  after: string;
  lost: string;
  added: string;
}

/** A word, or a sign; quotation marks, dashes, dots, bullets and what separates cells are no signs. */
const WORD = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}\p{Pd}'"“”‘’‚„‟‛«»‹›−:.•·▪◦§|\\\uFFFC]/gu;

/** Compares the words of two texts, in order. */
export function compareWords(source: string, page: string): Difference[] {
  const wordsOf = (text: string): string[] =>
    text
      .normalize('NFKC')
      .replace(/[\p{Cf}]/gu, '')
      .match(WORD) ?? [];
  const differences: Difference[] = [];
  let after = '';
  let open: Difference | undefined;
  for (const { value, added, removed } of diffArrays(wordsOf(source), wordsOf(page))) {
    if (added || removed) {
      if (!open) differences.push((open = { after, lost: '', added: '' }));
      open[added ? 'added' : 'lost'] += value.join(' ');
    } else {
      after = value.slice(-4).join(' ');
      open = undefined;
    }
  }
  return differences;
}

/**
 * What a browser shows of a source’s HTML, as an HTML parser reads it: without the marks of lists and
 * notes, and with a picture’s title, which becomes its caption.
 */
export function textOfHtml(source: Source): string {
  const $ = load(source.html, null, false);
  html.removeMarks($);
  for (const item of html.findTypedItems($)) html.removeMark($, item);
  for (const summary of $('details>summary').toArray()) $(summary).parent().prepend(summary);
  $('img[title]').replaceWith((_, image) => ` ${escapeMarkup($(image).attr('title') ?? '')} `);
  $(html.FRAMES).replaceWith((_, it) => `<p>${escapeMarkup(html.linkOfFrame($, it).text)}</p>`);
  for (const { mark, back } of html.findNoteMarks($)) mark.add(back).replaceWith(' ');
  for (const link of $('a[aria-label]').toArray()) {
    if ($(link).text().trim() === '') $(link).text(link.attribs['aria-label'] ?? '');
  }
  $(html.BLOCKS).before('\n').after('\n');
  for (const text of source.kind === 'Markdown' ? html.textsIn($.root().get(0)) : []) {
    if ($(text).closest('pre,code').length === 0)
      text.data = text.data.replace(html.ATTRIBUTE_LIST, '');
  }
  return $.root().text();
}

/** The words of a page, as the build reads it. */
export function textOfPage(mdx: string): string {
  return textOf(mdxToMdast(mdx, { features: { frontmatter: true, gfm: true } }));
}

/** Where components show an attribute: above their content, or below it. */
const SHOWN = { above: ['title'], below: ['caption', 'credit', 'by'] };

/** Nodes within a line. */
const INLINE = ['emphasis', 'strong', 'delete', 'link', 'mdxJsxTextElement'];

function textOf(node: Nodes): string {
  if (node.type === 'yaml' || node.type === 'mdxFlowExpression') return '';
  if (node.type === 'mdxTextExpression') return '';
  if (node.type === 'image') return ` ${node.title ?? ''} `;
  if (node.type === 'code') return `\n${node.value}\n`;
  if ('value' in node) return node.value;
  if (!('children' in node)) return '\n';
  const inner = node.children.map(textOf).join('');
  const text = INLINE.includes(node.type) ? inner : `\n${inner}\n`;
  if (!('name' in node)) return text;
  const attributes = node.attributes as { name?: string; value?: unknown }[];
  const shown = (names: string[]) =>
    attributes.flatMap(({ name = '', value }) => (names.includes(name) ? [String(value)] : []));
  if (node.name === 'br') return '\n';
  if (node.type === 'mdxJsxTextElement') return text;
  return [...shown(SHOWN.above), text, ...shown(SHOWN.below)].join('\n');
}
