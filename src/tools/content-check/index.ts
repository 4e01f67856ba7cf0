import { location } from 'vfile-location';
import { count } from '../../utils/count.ts';
import { didYouMean } from '../../utils/did-you-mean.ts';
import { readContent } from './content.ts';
import { summarizeOrigin, type Found } from './origin.ts';
import { entryRules, filesRules, IGNORABLE } from './rules/index.ts';
import { endOf, expressionsOf, isComment, startOf } from './tree.ts';
import type { Content, ContentOptions, Entry, FileFinding } from './types.ts';

/** What the check found. */
export type Report = Awaited<ReturnType<typeof checkContent>>;

/** A problem as it is reported. */
export type Problem = ReturnType<typeof toProblem>;

/** Checks every page and every picture. */
export async function checkContent(options: ContentOptions) {
  const content = await readContent(options);
  const { entries } = content;
  const inFiles = Object.entries(filesRules).flatMap(([rule, check]) =>
    [...check(content)].map((finding) => toProblem({ ...finding, rule })),
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

/** All that the rules find in one entry. */
export function findInEntry(entry: Entry, content: Content): Found[] {
  const found = Object.entries(entryRules).flatMap(([rule, check]) =>
    [...check(entry, content)].map((finding) => ({ ...finding, rule })),
  );
  return [...entry.unreadable, ...found];
}

/** If one cause makes more places than this, only the first is reported. */
const MAX_PLACES = 20;

function checkEntry(entry: Entry, content: Content): Problem[] {
  const { file } = entry;
  const places = location(entry.source);
  const ignores = findIgnores(entry);
  const used = new Set<Ignore>();
  const problems: Problem[] = [];
  for (const finding of summarizeOrigin(findInEntry(entry, content), entry)) {
    const point = places.toPoint(finding.at);
    const ignore = ignores.find(
      ({ name, reason, lines }) =>
        name === finding.rule &&
        IGNORABLE.includes(name) &&
        reason &&
        point &&
        lines.includes(point.line),
    );
    if (ignore) used.add(ignore);
    else problems.push(toProblem({ ...finding, file }, point));
  }
  for (const ignore of ignores.filter((it) => !used.has(it))) {
    const message = describeUnused(ignore);
    problems.push(toProblem({ file, message, rule: 'check-ignore' }, ignore.point));
  }
  // What is quoted differs from place to place; what is missing must be named each time.
  const causeOf = ({ rule, message }: Problem) =>
    /^(picture-file|link-target)$/.test(rule)
      ? message
      : `${rule} ${message.replace(/"[^"]*"|\([^)]*\)|<[^>]*>/g, '')}`;
  return Object.values(Object.groupBy(problems, causeOf))
    .filter((same) => same !== undefined)
    .flatMap((same) => (same.length > MAX_PLACES ? same.slice(0, 1).map(summarize(same)) : same));
}

/** Says in the first of many equal problems how many there are. */
function summarize({ length }: Problem[]) {
  return (problem: Problem): Problem => ({
    ...problem,
    message: `${problem.message} (${count(length, 'place', 'places')} in this page; this is the first.)`,
  });
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
  const names = Object.keys(entryRules);
  const write = (rule: string) => `Write {/* check-ignore ${rule}: your reason */}`;
  if (name === '') return `This comment names no rule. ${write('rule-name')}`;
  if (!names.includes(name))
    return `There is no rule "${name}".${didYouMean(name, names)} ${write('rule-name')}`;
  if (!IGNORABLE.includes(name))
    return `The rule "${name}" cannot be switched off. Remove this comment.`;
  if (!reason) return `This comment gives no reason. ${write(name)}`;
  return `The rule "${name}" finds nothing on this line or the next. Remove this comment.`;
}

function toProblem(finding: FileFinding & { rule: string }, point?: Ignore['point']) {
  const { file, level = 'error', rule, message, fix } = finding;
  const { line, column } = point ?? {};
  return { file, line, column, level, rule, message, fixable: fix !== undefined };
}

const { compare } = new Intl.Collator('en', { numeric: true });

function byPlace(one: Problem, other: Problem): number {
  return (
    compare(one.file, other.file) ||
    (one.line ?? 0) - (other.line ?? 0) ||
    (one.column ?? 0) - (other.column ?? 0) ||
    compare(one.rule, other.rule)
  );
}
