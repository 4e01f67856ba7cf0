import { load } from 'cheerio';
import { diffArrays } from 'diff';
import type { Nodes } from 'mdast';
import { mdxToMdast } from 'satteri';
import { escapeMarkup } from '../../utils/escape.ts';
import { BLOCKS, hasWords, removeUnseen, replaceFrames } from './tidy.ts';

/** A word, or a sign; quotation marks, dashes, dots, bullets, boxes and pictographs are no signs. */
const WORD = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}\p{Pd}\p{So}'"“”‘’‚„‟‛«»‹›−:.•·▪◦§|\\\uFFFC]/gu;

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .match(WORD) ?? [];

/** Finds the words that one text has more often than the other; they may stand in other places. */
export function compareWords(source: string, page: string) {
  const [ours, theirs] = [wordsOf(source), wordsOf(page)];
  const surplus = new Map<string, number>();
  const count = (word: string, by: number) => surplus.set(word, (surplus.get(word) ?? 0) + by);
  for (const word of ours) count(word, 1);
  for (const word of theirs) count(word, -1);
  let after = '';
  return diffArrays(ours, theirs).flatMap(({ value, added, removed }) => {
    if (!added && !removed) after = value.slice(-4).join(' ');
    const sign = added ? -1 : removed ? 1 : 0;
    const words = value.filter((word) => {
      const isOwn = (surplus.get(word) ?? 0) * sign > 0;
      if (isOwn) count(word, -sign);
      return isOwn;
    });
    return words.length > 0
      ? [{ what: added ? 'added' : 'lost', words: words.join(' '), after }]
      : [];
  });
}

/** What a browser shows of a source’s HTML; a picture’s title becomes its caption. */
export function textOfHtml(html: string): string {
  const $ = load(html, null, false);
  removeUnseen($);
  $('img[title]').replaceWith((_, image) => ` ${escapeMarkup($(image).attr('title') ?? '')} `);
  replaceFrames($);
  // The marks of notes, which are numbers of another kind here.
  $('sup a[href^="#"],a[href^="#"]:has(sup)').remove();
  $('a[href^="#"]')
    .filter((_, link) => !hasWords($(link).text()))
    .remove();
  $(`${BLOCKS},br`).before('\n').after('\n');
  return $.root().text();
}

/** The words of a page, as the build reads it. */
export function textOfPage(mdx: string): string {
  return textOf(mdxToMdast(mdx, { features: { frontmatter: true, gfm: true } }));
}

function textOf(node: Nodes): string {
  if (/^(yaml|mdx.*Expression)$/.test(node.type)) return '';
  if (node.type === 'image') return ` ${node.title ?? ''} `;
  if ('value' in node) return node.type === 'code' ? `\n${node.value}\n` : node.value;
  if (!('children' in node) || ('name' in node && node.name === 'br')) return '\n';
  const inner = node.children.map(textOf).join('');
  const isInline = /^(emphasis|strong|delete|link|mdxJsxTextElement)$/.test(node.type);
  return isInline ? inner : `\n${inner}\n`;
}
