import { annotation } from '../../utils/github-annotation.ts';
import { count } from '../../utils/count.ts';
import type { Report } from './index.ts';
import type { Problem } from './problem.ts';

/** How a report is written. */
export type Format = keyof typeof formats;

/**
 * The ways to write a report.
 *
 * @param folder the collection's folder as the reader of the report knows it: `src/content/pages`
 */
export const formats = {
  /** `file:line:column  level  what is wrong, and what to do  (rule-name)`, and a line of sums. */
  text(report: Report, folder: string): string {
    const lines = report.problems.map((problem) => {
      const { line, column, reason, ruleId } = problem;
      const place = [pathOf(problem, folder), line, line && column].filter(Boolean).join(':');
      return `${place}  ${levelOf(problem)}  ${reason}  (${ruleId})`;
    });
    return [...lines, summarize(report)].join('\n');
  },

  /** A list of objects with file, line, column, level, rule, message and whether --fix mends it. */
  json({ problems }: Report, folder: string): string {
    const list = problems.map((problem) => ({
      file: pathOf(problem, folder),
      line: problem.line ?? null,
      column: problem.column ?? null,
      level: levelOf(problem),
      rule: problem.ruleId,
      message: problem.reason,
      mendable: problem.isMendable,
    }));
    return JSON.stringify(list, null, 2);
  },

  /** Annotations for GitHub. */
  github(report: Report, folder: string): string {
    const lines = report.problems.map((problem) => {
      const { line, column, reason, ruleId } = problem;
      const file = pathOf(problem, folder);
      return annotation(levelOf(problem), { file, line, col: column, title: ruleId }, reason);
    });
    return [...lines, summarize(report)].join('\n');
  },
};

function levelOf({ fatal }: Problem): 'error' | 'warning' {
  return fatal ? 'error' : 'warning';
}

function pathOf({ file }: Problem, folder: string): string {
  return `${folder}/${file}`;
}

/** `3 errors and 1 warning in 2 of 14 entries; 2 of them are mended by …` */
function summarize({ problems, entries }: Report): string {
  const read = count(entries.length, 'entry', 'entries');
  if (problems.length === 0) return `${read}: nothing to mend.`;
  const errors = problems.filter(({ fatal }) => fatal).length;
  const found = [
    ...(errors > 0 ? [count(errors, 'error', 'errors')] : []),
    ...(problems.length > errors ? [count(problems.length - errors, 'warning', 'warnings')] : []),
  ].join(' and ');
  const files = count(new Set(problems.map(({ file }) => file)).size, 'file', 'files');
  const mendable = problems.filter(({ isMendable }) => isMendable).length;
  const hint =
    mendable > 0 ? ` ${mendable} of them can be mended by: npm run content -- --fix` : '';
  return `${read}: ${found} in ${files}.${hint}`;
}
