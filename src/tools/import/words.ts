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

/** A word, or a sign; quotation marks, dashes, dots, bullets, boxes and pictographs are no signs. */
const WORD = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}\p{Pd}\p{So}'"“”‘’‚„‟‛«»‹›−:.•·▪◦§|\\\uFFFC]/gu;

function wordsOf(text: string): string[] {
  const visible = text.normalize('NFKC').replace(/\p{Cf}/gu, '');
  return visible.match(WORD) ?? [];
}

/**
 * Compares the words of two texts, in order.
 *
 * @param heading the page’s main heading, which may be anywhere in the source
 */
export function compareWords(source: string, page: string, heading = ''): Difference[] {
  if (heading === '') return compareTexts(source, page);
  const words = heading.split(' ').map((word) => RegExp.escape(word));
  const places = [...source.matchAll(new RegExp(words.join('\\s*'), 'g'))].slice(0, 5);
  const without = places.map(({ index, 0: { length } }) =>
    compareTexts(`${source.slice(0, index)} ${source.slice(index + length)}`, page),
  );
  const all = [...without, compareTexts(source, `${heading}\n${page}`)];
  return all.reduce((best, other) => (other.length < best.length ? other : best));
}

function compareTexts(source: string, page: string): Difference[] {
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
  for (const summary of $('details>summary')) $(summary).parent().prepend(summary);
  $('img[title]').replaceWith((_, image) => ` ${escapeMarkup($(image).attr('title') ?? '')} `);
  html.replaceFrames($);
  for (const { mark, back } of html.findNoteMarks($)) mark.add(back).replaceWith(' ');
  for (const link of $('a[aria-label]'))
    if ($(link).text().trim() === '') $(link).text(link.attribs['aria-label'] ?? '');
  $(`${html.BLOCKS},br,cite`).before('\n').after('\n');
  for (const text of source.kind === 'Markdown' ? html.textsIn($.root().get(0)) : []) {
    const isCode = $(text).closest('pre,code').length > 0;
    if (!isCode) text.data = text.data.replace(html.ATTRIBUTE_LIST, '');
  }
  return $.root().text();
}

/** The words of a page, as the build reads it. */
export function textOfPage(mdx: string): string {
  return textOf(mdxToMdast(mdx, { features: { frontmatter: true, gfm: true } }));
}

/** What the parser knows as a node within a line. */
const INLINE = ['emphasis', 'strong', 'delete', 'link', 'mdxJsxTextElement'];

function textOf(node: Nodes): string {
  if (/^(yaml|mdx.*Expression)$/.test(node.type)) return '';
  if (node.type === 'image') return ` ${node.title ?? ''} `;
  if (node.type === 'code') return `\n${node.value}\n`;
  if ('value' in node) return node.value;
  if (!('children' in node) || ('name' in node && node.name === 'br')) return '\n';
  const inner = node.children.map(textOf).join('');
  if (INLINE.includes(node.type)) return inner;
  const attributes =
    'name' in node ? (node.attributes as { name?: string; value?: unknown }[]) : [];
  const shown = Object.fromEntries(attributes.map(({ name = '', value }) => [name, value]));
  // Components show a title above their content, and the others below it.
  return ['', shown.title, inner, shown.caption, shown.credit, shown.by, ''].join('\n');
}
