import { count } from '../../utils/count.ts';
import { annotation } from '../../utils/github-annotation.ts';
import type { Report } from './index.ts';
import type { Problem } from './types.ts';

/**
 * The formats of a report.
 *
 * @param folder the collection's folder, from the project's: `src/content/pages`
 */
export const formats = {
  /** `file:line:column  level  message  (rule-name)` for each problem, then a summary. */
  text(report: Report, folder: string): string {
    const lines = report.problems.map((problem) => {
      const { line, column, reason, ruleId } = problem;
      const place = [pathOf(problem, folder), line, line && column].filter(Boolean).join(':');
      return `${place}  ${levelOf(problem)}  ${reason}  (${ruleId})`;
    });
    return [...lines, summarize(report)].join('\n');
  },

  /** An array of objects with file, line, column, level, rule and message. */
  json({ problems }: Report, folder: string): string {
    const list = problems.map((problem) => ({
      file: pathOf(problem, folder),
      line: problem.line ?? null,
      column: problem.column ?? null,
      level: levelOf(problem),
      rule: problem.ruleId,
      message: problem.reason,
      fixable: problem.isFixable,
    }));
    return JSON.stringify(list, null, 2);
  },

  /** GitHub annotations, then a summary. */
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

/** `14 pages: 3 errors and 1 warning in 2 files. 2 can be fixed automatically: …` */
function summarize({ problems, entries }: Report): string {
  const pages = count(entries.length, 'page', 'pages');
  if (problems.length === 0) return `${pages}: no problems.`;
  const errors = problems.filter(({ fatal }) => fatal).length;
  const warnings = problems.length - errors;
  const found = [
    ...(errors > 0 ? [count(errors, 'error', 'errors')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning', 'warnings')] : []),
  ].join(' and ');
  const files = count(new Set(problems.map(({ file }) => file)).size, 'file', 'files');
  const fixable = problems.filter(({ isFixable }) => isFixable).length;
  const hint = `${fixable} can be fixed automatically: npm run content -- --fix`;
  return `${pages}: ${found} in ${files}.${fixable > 0 ? ` ${hint}` : ''}`;
}
