import { location } from 'vfile-location';
import { VFileMessage } from 'vfile-message';
import { readContent, type Content, type ContentOptions } from './content.ts';
import type { Entry } from './entry.ts';
import { findIgnores, type Ignore } from './ignores.ts';
import type { FileFinding, Finding, Fix, Problem } from './problem.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules/index.ts';
import { didYouMean } from '../../utils/did-you-mean.ts';

/** What the check found. */
export interface Report {
  /** All that is wrong, in the order of the files and of their lines. */
  problems: Problem[];
  /** Files of all entries that were read. */
  entries: string[];
  /** Files of those that are no drafts. */
  published: string[];
}

/** Name under which it is said that a comment switches off nothing, or gives no reason. */
const IGNORE_RULE = 'check-ignore';

/**
 * Reads every page and every picture, and reports all that an editor should know.
 *
 * @throws if the folder is not there
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

/** More of one kind in one entry are told when these are mended. */
const MAX_PER_RULE = 100;

/** What the rules find in one entry, with the rule that found it. */
export function findInEntry(entry: Entry, content: Content): { rule: Rule; finding: Finding }[] {
  return rules.flatMap((rule) => {
    const unreadable = entry.unreadable.get(rule.name) ?? [];
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
  const idle = ignores
    .filter((ignore) => !used.has(ignore))
    .map((ignore) =>
      toProblem(
        { file, message: describeIdle(ignore) },
        { name: IGNORE_RULE },
        places.toPoint(ignore.at),
      ),
    );
  return [...problems, ...idle];
}

function describeIdle({ rule, reason }: Ignore): string {
  const write = 'Write {/* check-ignore rule-name: why it cannot be met here */}.';
  const known = rules.find(({ name }) => name === rule);
  if (rule === '') return `This comment names no rule. ${write}`;
  if (!known) {
    return `There is no rule "${rule}".${didYouMean(
      rule,
      rules.map(({ name }) => name),
    )} ${write}`;
  }
  if (!known.canBeIgnored)
    return `The rule "${rule}" holds everywhere, and cannot be switched off.`;
  if (reason === '') return `This comment gives no reason. ${write}`;
  return `This comment switches off nothing: "${rule}" finds nothing in this line or the next. Take it out.`;
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
    isMendable: fix !== undefined,
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
