import type { Root, Yaml } from 'mdast';
import { markdownToMdast, mdxToMdast } from 'satteri';
import { location } from 'vfile-location';
import { endOf, isComponent, nodesOf, startOf } from './tree.ts';
import type { Range } from './types.ts';
import { findUnreadable, hide, type Unreadable } from './unreadable.ts';

/** Why a place cannot be read as MDX. */
export interface MdxError {
  at: number;
  /** The name in the tag that is there, if it is one. */
  name: string;
  /**
   * A tag that is never closed, or not in the same paragraph; a closing tag that closes nothing, or
   * another element than the last one; or anything else.
   */
  cause: 'unclosed' | 'apart' | 'unopened' | 'crossed' | 'other';
  /** The name in the tag that was expected to be closed. */
  partner?: string | undefined;
}

/** Attribute values, in quotation marks or braces, may contain a ">". */
const TAG =
  /(?<!\\)<\/?(?<name>[A-Za-z][\w.-]*)(?=[\s/>])(?:[^<>"'{}]|"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*?\/?>/g;

/** More mistakes than an editor corrects at once, and fewer where each would take long to find. */
const maxErrors = (signs: number) => Math.min(20, 2e7 / signs ** 2);

/**
 * Parses MDX with the parser and the features that the build uses, so that both read it alike. What
 * is known to be unreadable is hidden first. The parser stops at each other error; what is there is
 * then hidden too.
 */
export function readMdx(source: string): typeof nothing {
  // As plain Markdown, it says what is code even where it cannot be read as MDX.
  const plain = markdownToMdast(source.replace(/[<{]/g, 'x'), { features }) as Root;
  const [front] = plain.children;
  const yaml = front?.type === 'yaml' ? front : undefined;
  const blocks = nodesOf(plain, 'code').map(toRange);
  // MDX has no indented code.
  const fenced = blocks.filter(({ at }) => /[`~]/.test(source[at] ?? ''));
  const code = [...fenced, ...nodesOf(plain, 'inlineCode').map(toRange)];

  let text = hide(source, code);
  text = hide(text, [...text.matchAll(/\{\s*\/\*[^]*?\*\/\s*\}/g)].map(toMatchRange));
  const tags = findTags(text).filter(({ name }) => isComponent(name));
  // The text in a component's tag is shown as it is.
  const unreadable = findUnreadable(hide(text, tags), yaml ? endOf(yaml) : 0);
  const errors: MdxError[] = [];
  const parts = {
    yaml,
    code,
    // Without front matter, a comment in it would seem to be text.
    unreadable: yaml ? unreadable : unreadable.map((part) => ({ ...part, fix: undefined })),
    errors,
  };
  text = hide(source, unreadable);
  const signs = text.match(/[<{]/g)?.length ?? 0;
  for (let tries = maxErrors(signs); tries > 0; tries -= 1) {
    try {
      return { ...nothing, ...parts, text, tree: mdxToMdast(text, { features }) as Root };
    } catch (error) {
      text = hide(text, addError(errors, (error as Error).message, text));
    }
  }
  return { ...nothing, ...parts, text };
}

/** Without smart punctuation, which takes long in a long paragraph, and matters in headings only. */
const features = { frontmatter: true, gfm: true };

/** What is known of a text that was not read. */
export const nothing = {
  /** The text without what cannot be read, which has been overwritten. */
  text: '',
  tree: undefined as Root | undefined,
  yaml: undefined as Yaml | undefined,
  /** Code, which no fix may touch. */
  code: [] as Range[],
  unreadable: [] as Unreadable[],
  errors: [] as MdxError[],
};

const toRange = (node: Parameters<typeof startOf>[0]) => ({ at: startOf(node), end: endOf(node) });

const toMatchRange = (match: RegExpExecArray) => ({
  at: match.index,
  end: match.index + match[0].length,
});

/** Finds all tags that can be read. */
function findTags(text: string) {
  return [...text.matchAll(TAG)].map((match) => ({
    ...toMatchRange(match),
    name: match.groups?.name ?? '',
  }));
}

/** What the parser's messages mean. */
const CAUSES: [RegExp, MdxError['cause']][] = [
  [/expected corresponding closing tag/, 'crossed'],
  [/expected an open tag first/, 'unopened'],
  [/either after the end of/, 'apart'],
  [/Expected a closing tag/, 'unclosed'],
];

/** Adds what the parser stopped at, unless it follows from another error, and returns what to hide. */
function addError(errors: MdxError[], message: string, text: string): Range[] {
  const [, cause = 'other'] = CAUSES.find(([found]) => found.test(message)) ?? [];
  /** Of the place that cannot be read, and of the tag that was opened last. */
  const [offset = text.length, opened = 0] = [...message.matchAll(/(?:^|\(|at )(\d+):(\d+)/g)].map(
    ([, line, column]) => location(text).toOffset({ line: Number(line), column: Number(column) }),
  );
  // The `{` or `<` that is meant may be before it.
  const sign = Math.max(...['{', '<', '\n\n'].map((it) => text.lastIndexOf(it, offset)));
  const place = /[{<]/.test(text[sign] ?? '') ? sign : offset;
  const at = cause === 'apart' ? opened : place;
  const [, name = ''] = /^<\/?([A-Za-z][\w.]*)/.exec(text.slice(at, at + 100)) ?? [];
  const [, partner] = /closing tag for `<([^>]*)>`/.exec(message) ?? [];
  const opening = errors.find((one) => one.name === name && /unclosed|other/.test(one.cause));
  const isOther = cause === 'unopened' && opening;
  if (isOther && opening.cause === 'unclosed') opening.cause = 'apart';
  if (!isOther && !errors.some((one) => one.at === at)) errors.push({ at, name, cause, partner });
  // Of two elements that overlap, the inner one lacks its end.
  const hidden = cause === 'apart' ? [place, at] : [cause === 'crossed' ? opened : at];
  const tags = cause === 'other' ? [] : findTags(text);
  const line = text.indexOf('\n', at) + 1 || text.length;
  return hidden.map((start) => {
    const end = /[<{]/.test(text[start] ?? '') ? start + 1 : line;
    return tags.find((tag) => tag.at === start) ?? { at: start, end };
  });
}
