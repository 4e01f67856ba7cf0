import { isUtf8 } from 'node:buffer';
import { loadBuffer } from 'cheerio';
import type { Response } from '../request.ts';

/** Reads a page's title and words, in the charset that it says it has; a file of another kind has none. */
export function readPage({ headers, body }: Response): { title: string; words: Set<string> } {
  const type = headers['content-type'] ?? 'text/html';
  if (!/^\s*(text\/(html|plain)|application\/xhtml)/i.test(type)) {
    return { title: '', words: new Set() };
  }
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1];
  const $ = loadBuffer(body, {
    encoding: {
      ...(charset && { transportLayerEncodingLabel: charset }),
      defaultEncoding: isUtf8(body) ? 'utf-8' : 'windows-1252',
    },
  });
  const title = $('title').not('svg title').first().text();
  $('script, style, template, noscript, svg').remove();
  // Not text(), which joins the words of two elements and calls itself for each element in another,
  // nor a selector for all: sorting what it finds takes minutes on a long page.
  const nodes = $('body').contents().toArray();
  for (const node of nodes)
    if ('children' in node) for (const child of node.children) nodes.push(child);
  const texts = nodes.map((node) => {
    if ('attribs' in node) return node.attribs.alt ?? '';
    return node.nodeType === 3 && 'data' in node ? node.data : '';
  });
  return {
    // On one line, and without characters that change the direction of the text around them.
    title: title
      .replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ')
      .trim()
      .slice(0, 300),
    words: wordsOf(texts.join(' ')),
  };
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The words of a text in any language, in lower case and without accents. */
export function wordsOf(text: string): Set<string> {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = [...segmenter.segment(plain)].filter(({ isWordLike }) => isWordLike);
  return new Set(words.map(({ segment }) => segment));
}
