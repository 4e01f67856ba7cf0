import { location } from 'vfile-location';
import { VFileMessage } from 'vfile-message';
import { didYouMean } from '../../utils/did-you-mean.ts';
import { readContent } from './content.ts';
import { findIgnores, type Ignore } from './ignores.ts';
import { rules } from './rules/index.ts';
import type {
  Content,
  ContentOptions,
  Entry,
  FileFinding,
  Finding,
  Fix,
  Problem,
  Rule,
} from './types.ts';

/** What the check found. */
export interface Report {
  /** Sorted by file and line. */
  problems: Problem[];
  /** Files of all entries. */
  entries: string[];
  /** Files of the entries that are not drafts. */
  published: string[];
}

/** Rule name for comments that switch off nothing or give no reason. */
const IGNORE_RULE = 'check-ignore';

/**
 * Checks every page and every picture.
 *
 * @throws if the folder does not exist
 */
export async function checkContent(options: ContentOptions): Promise<Report> {
  const content = await readContent(options, rules);
  const problems = [
    ...content.entries.flatMap((entry) => checkEntry(entry, content)),
    ...rules.flatMap((rule) =>
      [...(rule.checkFiles?.(content) ?? [])].map((it) => toProblem(it, rule)),
    ),
  ];
  return {
    problems: problems.sort(byPlace),
    entries: content.entries.map(({ file }) => file),
    published: content.entries.filter(({ isDraft }) => !isDraft).map(({ file }) => file),
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

function checkEntry(entry: Entry, content: Content): Problem[] {
  const { file, source, tree, frontMatter } = entry;
  const places = location(source);
  const ignores = tree ? findIgnores(source, tree, frontMatter) : [];
  const used = new Set<Ignore>();
  const problems = findInEntry(entry, content).flatMap(({ rule, finding }) => {
    const point = places.toPoint(finding.at);
    const ignore = ignores.find(
      ({ rule: name, lines, reason }) =>
        rule.canBeIgnored &&
        name === rule.name &&
        reason !== '' &&
        lines.includes(point?.line ?? 0),
    );
    if (ignore) used.add(ignore);
    return ignore ? [] : [toProblem({ ...finding, file }, rule, point, finding.fix)];
  });
  const unused = ignores
    .filter((ignore) => !used.has(ignore))
    .map((ignore) =>
      toProblem(
        { file, message: describeUnused(ignore) },
        { name: IGNORE_RULE },
        places.toPoint(ignore.at),
      ),
    );
  return [...problems, ...unused];
}

function describeUnused({ rule, reason }: Ignore): string {
  const names = rules.map(({ name }) => name);
  const write = (name: string) => `Write {/* check-ignore ${name}: your reason */}`;
  if (rule === '') return `This comment names no rule. ${write('rule-name')}`;
  const known = rules.find(({ name }) => name === rule);
  if (!known) return `There is no rule "${rule}".${didYouMean(rule, names)} ${write('rule-name')}`;
  if (!known.canBeIgnored) return `The rule "${rule}" cannot be switched off. Remove this comment.`;
  if (reason === '') return `This comment gives no reason. ${write(rule)}`;
  return `The rule "${rule}" finds nothing on this line or the next. Remove this comment.`;
}

type Point = NonNullable<ReturnType<ReturnType<typeof location>['toPoint']>>;

function toProblem(
  { file, message, level }: FileFinding,
  rule: Pick<Rule, 'name'>,
  point?: Point,
  fix?: Fix,
): Problem {
  const place = point && { line: point.line, column: point.column };
  const options = { ruleId: rule.name, source: 'content-check', ...(place ? { place } : {}) };
  const fatal = level !== 'warning';
  return Object.assign(new VFileMessage(message, options), {
    file,
    ruleId: rule.name,
    fatal,
    isFixable: fix !== undefined,
  });
}

const collator = new Intl.Collator('en', { numeric: true });

function byPlace(one: Problem, other: Problem): number {
  return (
    collator.compare(one.file, other.file) ||
    (one.line ?? 0) - (other.line ?? 0) ||
    (one.column ?? 0) - (other.column ?? 0) ||
    collator.compare(one.ruleId, other.ruleId)
  );
}
