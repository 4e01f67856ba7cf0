import { location } from 'vfile-location';
import { didYouMean } from '../../utils/did-you-mean.ts';
import { readContent } from './content.ts';
import { expressionsOf, isComment } from './elements.ts';
import { rules } from './rules/index.ts';
import { endOf, startOf } from './tree.ts';
import type { Content, ContentOptions, Entry, FileFinding, Finding, Rule } from './types.ts';

/** What the check found. */
export type Report = Awaited<ReturnType<typeof checkContent>>;

/** A problem as it is reported: an error is `fatal`; `--fix` can correct what `isFixable`. */
type Problem = ReturnType<typeof toProblem>;

/** Checks every page and every picture. */
export async function checkContent(options: ContentOptions) {
  const content = await readContent(options, rules);
  const { entries } = content;
  const inFiles = rules.flatMap((rule) =>
    [...(rule.checkFiles?.(content) ?? [])].map((finding) => toProblem(finding, rule.name)),
  );
  return {
    /** Sorted by file and line. */
    problems: [...entries.flatMap((entry) => checkEntry(entry, content)), ...inFiles].sort(byPlace),
    /** Files of all entries. */
    entries: entries.map(({ file }) => file),
    /** Files of the entries that are not drafts. */
    published: entries.filter(({ isDraft }) => !isDraft).map(({ file }) => file),
  };
}

/** Further problems of one kind in one entry are reported once these are fixed. */
const MAX_PER_RULE = 100;

/** What the rules find in one entry. */
export function findInEntry(entry: Entry, content: Content): { rule: Rule; finding: Finding }[] {
  return rules.flatMap((rule) => {
    const unreadable = entry.unreadable.filter((part) => part.rule === rule.name);
    const found = Iterator.from(rule.checkEntry?.(entry, content) ?? []).take(MAX_PER_RULE);
    return [...unreadable.slice(0, MAX_PER_RULE), ...found].map((finding) => ({ rule, finding }));
  });
}

function checkEntry(entry: Entry, content: Content) {
  const { file } = entry;
  const places = location(entry.source);
  const ignores = findIgnores(entry);
  const used = new Set<Ignore>();
  const problems = findInEntry(entry, content).flatMap(({ rule, finding }) => {
    const point = places.toPoint(finding.at);
    const isFor = ({ name, reason, lines }: Ignore) =>
      name === rule.name && reason && lines.includes(point?.line ?? 0);
    const ignore = rule.canBeIgnored && ignores.find(isFor);
    if (ignore) used.add(ignore);
    return ignore ? [] : toProblem({ ...finding, file }, rule.name, point);
  });
  for (const ignore of ignores.filter((it) => !used.has(it))) {
    const message = describeUnused(ignore);
    problems.push(toProblem({ file, message }, 'check-ignore', ignore.point));
  }
  return problems;
}

/** A comment that switches a rule off for its own line and the next. */
type Ignore = ReturnType<typeof findIgnores>[number];

const IGNORE = /^\s*check-ignore\b\s*(?<name>[\w-]*)\s*:?\s*(?<reason>.*?)\s*$/s;

/** Finds `{/* check-ignore rule-name: reason *\/}` in a text, and `# …` in its front matter. */
function findIgnores({ source, tree, frontMatter }: Entry) {
  if (!tree) return [];
  const nodes = expressionsOf(tree).filter(({ value }) => isComment(value));
  const comments = nodes.map((node) => {
    const text = node.value.replace(/^\s*\/\*|\*\/\s*$/g, '');
    return { at: startOf(node), end: endOf(node), text };
  });
  const yaml = source.slice(0, frontMatter?.end ?? 0);
  for (const { index, 0: line, 1: text = '' } of yaml.matchAll(/^[^\S\n]*#(.*)$/gm)) {
    comments.push({ at: index, end: index + line.length, text });
  }
  const places = location(source);
  const lines = source.split('\n');
  return comments.flatMap(({ at, end, text }) => {
    const { name, reason } = IGNORE.exec(text)?.groups ?? {};
    if (name === undefined) return [];
    const point = places.toPoint(at);
    const first = point?.line ?? 1;
    const last = places.toPoint(end)?.line ?? first;
    const isText = (line: string) => !/^\s*($|\{\/\*|#[^#])/.test(line);
    const next = lines.findIndex((line, index) => index >= last && isText(line)) + 1;
    return { name, reason, point, lines: [first, last, next] };
  });
}

function describeUnused({ name, reason }: Ignore): string {
  const names = rules.map((rule) => rule.name);
  const write = (rule: string) => `Write {/* check-ignore ${rule}: your reason */}`;
  if (name === '') return `This comment names no rule. ${write('rule-name')}`;
  const known = rules.find((rule) => rule.name === name);
  if (!known) return `There is no rule "${name}".${didYouMean(name, names)} ${write('rule-name')}`;
  if (!known.canBeIgnored) return `The rule "${name}" cannot be switched off. Remove this comment.`;
  if (!reason) return `This comment gives no reason. ${write(name)}`;
  return `The rule "${name}" finds nothing on this line or the next. Remove this comment.`;
}

function toProblem(finding: FileFinding, ruleId: string, point?: Ignore['point']) {
  const { file, message: reason, level, fix } = finding;
  const { line, column } = point ?? {};
  const fatal = level !== 'warning';
  return { file, line, column, reason, ruleId, fatal, isFixable: fix !== undefined };
}

const { compare } = new Intl.Collator('en', { numeric: true });

function byPlace(one: Problem, other: Problem): number {
  return (
    compare(one.file, other.file) ||
    (one.line ?? 0) - (other.line ?? 0) ||
    (one.column ?? 0) - (other.column ?? 0) ||
    compare(one.ruleId, other.ruleId)
  );
}
