import type { Root } from 'mdast';
import { location } from 'vfile-location';
import { expressionsOf, isComment } from './elements.ts';
import type { FrontMatter } from './front-matter.ts';
import { endOf, startOf } from './tree.ts';

/** A comment that switches a rule off for one line. */
export interface Ignore {
  /** The rule's name; empty if the editor gave none. */
  rule: string;
  /** Why; empty if the editor gave no reason. */
  reason: string;
  /** Offset of the comment. */
  at: number;
  /** The lines that it applies to, counted from 1: its own, and the next that is not blank. */
  lines: number[];
}

const IGNORE = /^\s*check-ignore\b\s*([\w-]*)\s*:?\s*(.*?)\s*$/s;

/**
 * Finds `{/* check-ignore rule-name: reason *\/}` in a text, and `# check-ignore rule-name: reason`
 * in its front matter.
 */
export function findIgnores(source: string, tree: Root, frontMatter?: FrontMatter): Ignore[] {
  const comments: { at: number; end: number; text: string }[] = [];
  for (const node of expressionsOf(tree)) {
    if (!isComment(node.value)) continue;
    const text = node.value.replace(/^\s*\/\*|\*\/\s*$/g, '');
    comments.push({ at: startOf(node), end: endOf(node), text });
  }
  const yaml = frontMatter ? source.slice(0, frontMatter.end) : '';
  for (const { index, 0: line, 1: text = '' } of yaml.matchAll(/^[^\S\n]*#(.*)$/gm)) {
    comments.push({ at: index, end: index + line.length, text });
  }
  const places = location(source);
  const lines = source.split('\n');
  return comments.flatMap(({ at, end, text }) => {
    const [, rule, reason] = IGNORE.exec(text) ?? [];
    const first = places.toPoint(at)?.line ?? 1;
    const last = places.toPoint(end)?.line ?? first;
    if (rule === undefined || reason === undefined) return [];
    const next =
      lines.findIndex((line, index) => index >= last && !/^\s*($|\{\/\*|#[^#])/.test(line)) + 1;
    return [{ rule, reason, at, lines: [first, last, next] }];
  });
}
