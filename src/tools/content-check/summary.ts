import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { LIMITS } from '../../schemas/page.ts';
import { visitsOf } from './tree.ts';

/** The first whole sentences of a text that make a description; as many words as fit if none do. */
export function summarize(tree: Root): string | undefined {
  const { min, max } = LIMITS.description;
  const paragraphs = visitsOf(tree)
    .filter(({ ancestors }) => !ancestors.some(({ type }) => type === 'footnoteDefinition'))
    .map(({ node }) => node)
    .filter((node) => node.type === 'paragraph')
    // Comments are not shown.
    .filter(({ children }) => !children.some(({ type }) => type === 'mdxTextExpression'))
    .map((node) => toString(node, { includeImageAlt: false }).replace(/\s+/g, ' ').trim())
    .filter(Boolean);
  const text = paragraphs.join(' ');
  if (text.length < min) return undefined;
  if (text.length <= max) return text;
  const start = text.slice(0, max);
  const sentence = /^.*[.!?…]["”’)]?(?= )/s.exec(start)?.[0];
  if (sentence && sentence.length >= min) return sentence;
  return `${start.slice(0, max - 1).replace(/\s+\S*$/, '')}…`;
}
