import { count } from '../../utils/count.ts';
import { annotation } from '../../utils/github-annotation.ts';
import type { Report } from './index.ts';

/** The formats of a report; `folder` is the collection's, from the project's: `src/content/pages`. */
export const formats = {
  /** `file:line:column  level  message  (rule-name)` for each problem, then a summary. */
  text: linesOf(({ file, line, column, level, reason, ruleId }) => {
    const place = [file, line, column].filter(Boolean).join(':');
    return `${place}  ${level}  ${reason}  (${ruleId})`;
  }),

  /** An array of objects with file, line, column, level, rule, message and fixable. */
  json(report: Report, folder: string): string {
    const list = problemsOf(report, folder).map((problem) => {
      const { file, line = null, column = null, level, ruleId, reason, isFixable } = problem;
      return { file, line, column, level, rule: ruleId, message: reason, fixable: isFixable };
    });
    return JSON.stringify(list, null, 2);
  },

  /** GitHub annotations, then a summary. */
  github: linesOf(({ file, line, column, level, reason, ruleId }) =>
    annotation(level, { file, line, col: column, title: ruleId }, reason),
  ),
};

function linesOf(write: (problem: ReturnType<typeof problemsOf>[number]) => string) {
  return (report: Report, folder: string) =>
    [...problemsOf(report, folder).map(write), summarize(report)].join('\n');
}

function problemsOf({ problems }: Report, folder: string) {
  return problems.map((problem) => ({
    ...problem,
    file: `${folder}/${problem.file}`,
    level: problem.fatal ? ('error' as const) : ('warning' as const),
  }));
}

/** `14 pages: 3 errors and 1 warning in 2 files. 2 can be fixed automatically: …` */
function summarize({ problems, entries }: Report): string {
  const pages = count(entries.length, 'page', 'pages');
  if (problems.length === 0) return `${pages}: no problems.`;
  const errors = problems.filter(({ fatal }) => fatal).length;
  const warnings = problems.length - errors;
  const found = [
    errors > 0 && count(errors, 'error', 'errors'),
    warnings > 0 && count(warnings, 'warning', 'warnings'),
  ];
  const files = count(new Set(problems.map(({ file }) => file)).size, 'file', 'files');
  const fixable = problems.filter(({ isFixable }) => isFixable).length;
  const hint = ` ${fixable} can be fixed automatically: npm run content -- --fix`;
  return `${pages}: ${found.filter(Boolean).join(' and ')} in ${files}.${fixable > 0 ? hint : ''}`;
}
