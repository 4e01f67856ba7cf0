import { location } from 'vfile-location';
import { didYouMean } from '../../utils/did-you-mean.ts';
import { readContent } from './content.ts';
import { downloadsOf } from './links.ts';
import { summarizeOrigin, type Found } from './origin.ts';
import { entryRules, filesRules, IGNORABLE } from './rules/index.ts';
import type { Content, ContentOptions, Entry, FileFinding } from './types.ts';

/** What the check found. */
export type Report = Awaited<ReturnType<typeof checkContent>>;

/** A problem as it is reported. */
export type Problem = ReturnType<typeof toProblem>;

/** Checks every page and every picture. */
export async function checkContent(options: ContentOptions) {
  return checkRead(await readContent(options));
}

/** Checks what was read. */
export function checkRead(content: Content) {
  const { entries } = content;
  const published = entries.filter(({ isDraft }) => !isDraft);
  const inFiles = Object.entries(filesRules).flatMap(([rule, check]) =>
    [...check(content)].map((finding) => toProblem({ ...finding, rule })),
  );
  return {
    /** Sorted by file and line. */
    problems: [...entries.flatMap((entry) => checkEntry(entry, content)), ...inFiles].sort(byPlace),
    /** Files of all entries. */
    entries: entries.map(({ file }) => file),
    /** Files of the entries that are not drafts. */
    published: published.map(({ file }) => file),
    /** The files for download that those link to. */
    downloads: downloadsOf(published, content),
  };
}

/** All that the rules find in one entry. */
export function findInEntry(entry: Entry, content: Content): Found[] {
  const found = Object.entries(entryRules).flatMap(([rule, check]) =>
    [...check(entry, content)].map((finding) => ({ ...finding, rule })),
  );
  return [...entry.unreadable, ...found];
}

function checkEntry(entry: Entry, content: Content): Problem[] {
  const { file, source } = entry;
  const places = location(source);
  const ignores = findIgnores(entry);
  const used = new Set<Ignore>();
  const problems = summarizeOrigin(findInEntry(entry, content), entry).flatMap((finding) => {
    const point = places.toPoint(finding.at);
    const ignore = ignores.find(
      ({ name, reason, lines }) =>
        name === finding.rule && !describeMistake(name, reason) && lines.includes(point?.line),
    );
    if (ignore) used.add(ignore);
    return ignore ? [] : [toProblem({ ...finding, file }, point)];
  });
  const unused = ignores.filter((ignore) => !used.has(ignore));
  return [
    ...problems,
    ...unused.map(({ name, reason, point }) => {
      const message =
        describeMistake(name, reason) ??
        `The rule "${name}" finds nothing on this line or the next. Remove this comment.`;
      return toProblem({ file, message, rule: 'check-ignore' }, point);
    }),
  ];
}

/** A comment that switches a rule off for its own line and the next. */
type Ignore = ReturnType<typeof findIgnores>[number];

/** `{/* check-ignore rule-name: reason *\/}` in a text, and `# …` in its front matter. */
const IGNORE =
  /\{\s*\/\*\s*check-ignore\b(?<text>[^]*?)\*\/\s*\}|^[^\S\n]*#\s*check-ignore\b(?<yaml>.*)$/gm;

function findIgnores({ source, frontMatter, code }: Entry) {
  const places = location(source);
  const lines = source.split('\n');
  return [...source.matchAll(IGNORE)].flatMap(({ index: at, 0: written, groups = {} }) => {
    const { text = groups.yaml ?? '' } = groups;
    const [, name = '', reason = ''] = /^\s*([\w-]*)[:\s]*(.*?)\s*$/s.exec(text) ?? [];
    const isInYaml = at < (frontMatter?.end ?? 0);
    if (
      isInYaml !== (groups.yaml !== undefined) ||
      code.some((one) => one.at <= at && one.end > at)
    )
      return [];
    const [point, end] = [places.toPoint(at), places.toPoint(at + written.length)];
    const isText = (line: string) => !/^\s*($|\{\/\*|#[^#])/.test(line);
    const next = lines.findIndex((line, index) => index >= (end?.line ?? 0) && isText(line)) + 1;
    return [{ name, reason, point, lines: [point?.line, end?.line, next] }];
  });
}

function describeMistake(name: string, reason: string): string | undefined {
  if (!IGNORABLE.includes(name))
    return `"${name}" is not a rule that can be switched off.${didYouMean(name, IGNORABLE)} Remove this comment, or write {/* check-ignore rule-name: your reason */}`;
  return reason
    ? undefined
    : `This comment gives no reason. Write {/* check-ignore ${name}: your reason */}`;
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
