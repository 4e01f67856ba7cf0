import { location } from 'vfile-location';
import { readContent } from './content.ts';
import { downloadsOf } from './links.ts';
import { entryRules, filesRules, IGNORABLE } from './rules/index.ts';
import type { Content, ContentOptions, Entry, FileFinding, Finding } from './types.ts';

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
export function findInEntry(entry: Entry, content: Content): (Finding & { rule: string })[] {
  const found = Object.entries(entryRules).flatMap(([rule, check]) =>
    [...check(entry, content)].map((finding) => ({ ...finding, rule })),
  );
  return [...entry.unreadable, ...found];
}

function checkEntry(entry: Entry, content: Content): Problem[] {
  const { file, source } = entry;
  const places = location(source);
  const ignores = findIgnores(entry);
  const isIgnored = (rule: string, line?: number) =>
    ignores.some((one) => one.name === rule && !one.mistake && one.lines.includes(line));
  const problems = findInEntry(entry, content).flatMap((finding) => {
    const point = places.toPoint(finding.at);
    return isIgnored(finding.rule, point?.line) ? [] : [toProblem({ ...finding, file }, point)];
  });
  const mistakes = ignores.flatMap(({ mistake: message, point }) =>
    message ? [toProblem({ file, message, rule: 'check-ignore' }, point)] : [],
  );
  return [...problems, ...mistakes];
}

/** `{/* check-ignore rule-name: reason *\/}` in a text, and `# …` in its front matter. */
const IGNORE =
  /\{\s*\/\*\s*check-ignore\b(?<text>[^]*?)\*\/\s*\}|^[^\S\n]*#\s*check-ignore\b(?<yaml>.*)$/gm;

/** Finds the comments that switch a rule off for their own line and the next. */
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
    const mistake =
      !(IGNORABLE.includes(name) && reason) &&
      `This comment switches nothing off. Remove it, or write {/* check-ignore rule-name: your reason */}, with one of these rules: ${IGNORABLE.join(', ')}.`;
    return [{ name, mistake, point, lines: [point?.line, end?.line, next] }];
  });
}

function toProblem(
  finding: FileFinding & { rule: string },
  point?: { line: number; column: number },
) {
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
