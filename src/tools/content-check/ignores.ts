import type { Root } from 'mdast';
import { location } from 'vfile-location';
import { expressionsOf, isComment } from './elements.ts';
import type { FrontMatter } from './front-matter.ts';
import { endOf, startOf } from './tree.ts';

/** A comment that switches a rule off for one line. */
export interface Ignore {
  /** The rule's name. */
  rule: string;
  /** Why; empty if the editor gave no reason. */
  reason: string;
  /** Offset at which the comment stands. */
  at: number;
  /** The lines that it speaks of, counted from 1: its own, and the next that is not blank. */
  lines: number[];
}

const WORDS = /^\s*check-ignore\b\s*([\w-]*)\s*:?\s*(.*?)\s*$/s;

/**
 * Finds `{/* check-ignore rule-name: reason *\/}` in a text, and `# check-ignore rule-name: reason`
 * in its front matter.
 */
export function findIgnores(source: string, tree: Root, frontMatter?: FrontMatter): Ignore[] {
  const comments: { at: number; end: number; words: string }[] = [];
  for (const node of expressionsOf(tree)) {
    if (!isComment(node.value)) continue;
    comments.push({
      at: startOf(node),
      end: endOf(node),
      words: node.value.replace(/^\s*\/\*|\*\/\s*$/g, ''),
    });
  }
  const yaml = frontMatter ? source.slice(0, frontMatter.end) : '';
  for (const match of yaml.matchAll(/^[^\S\n]*#(.*)$/gm)) {
    const end = match.index + match[0].length;
    comments.push({ at: match.index, end, words: match[1] ?? '' });
  }
  const places = location(source);
  const lines = source.split('\n');
  return comments.flatMap(({ at, end, words }) => {
    const [, rule, reason] = WORDS.exec(words) ?? [];
    const first = places.toPoint(at)?.line ?? 1;
    const last = places.toPoint(end)?.line ?? first;
    if (rule === undefined || reason === undefined) return [];
    const next =
      lines.findIndex((text, index) => index >= last && !/^\s*($|\{\/\*|#[^#])/.test(text)) + 1;
    return [{ rule, reason, at, lines: [first, last, next] }];
  });
}
