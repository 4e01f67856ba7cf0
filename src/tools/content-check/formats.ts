import { count } from '../../utils/count.ts';
import { escapeMarkdown } from '../../utils/escape.ts';
import { annotation } from '../../utils/github-annotation.ts';
import type { Problem, Report } from './index.ts';

/** The formats of a report; `folder` is the collection's, from the project's: `src/content/pages`. */
export const formats = {
  /**
   * `file:line:column  level  message  (rule-name)` for each problem, so that an editor can mark them
   * all, then a summary. Of all problems, `shown` are listed.
   */
  text(report: Report, folder: string, shown = report.problems): string {
    const lines = shown.map(
      ({ file, line = 1, column = 1, level, rule, message }) =>
        `${folder}/${file}:${line}:${column}  ${level}  ${message}  (${rule})`,
    );
    return [...lines, summarize(report)].join('\n');
  },

  /** An array of objects with file, line, column, level, rule, message and fixable. */
  json({ problems }: Report, folder: string): string {
    const list = problems.map(({ file, line = null, column = null, ...rest }) => ({
      ...{ file: `${folder}/${file}`, line, column },
      ...rest,
    }));
    return JSON.stringify(list, null, 2);
  },

  /** GitHub annotations, then a summary. */
  github(report: Report, folder: string): string {
    const annotate = ({ file, line, column, level, rule, message }: Problem) =>
      annotation(level, { file: `${folder}/${file}`, line, col: column, title: rule }, message);
    return [...report.problems.map(annotate), summarize(report)].join('\n');
  },

  /** For the summary of a run on GitHub: a summary, then a list with links to the lines. */
  markdown(report: Report, folder: string): string {
    const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA } = process.env;
    const root = `${GITHUB_SERVER_URL ?? ''}/${GITHUB_REPOSITORY ?? ''}/blob/${GITHUB_SHA ?? ''}`;
    const items = report.problems.map(({ file, line, level, rule, message }) => {
      const name = escapeMarkdown(`${folder}/${file}${line ? `, line ${line}` : ''}`);
      const link = `${root}/${folder}/${encodeURI(file)}${line ? `?plain=1#L${line}` : ''}`;
      return `- **${level}** in [${name}](<${link}>): ${escapeMarkdown(message)} (${rule})`;
    });
    const advice =
      'Errors keep the pages from being published; warnings are worth a look. When you have corrected the files, commit them to the same branch, and they are checked again.';
    return [
      '## Check of the pages',
      summarize(report),
      ...(items.length > 0 ? [items.join('\n'), advice] : []),
    ].join('\n\n');
  },
};

/** `14 pages: 3 errors and 1 warning in 2 files. 2 can be fixed automatically: …` */
function summarize({ problems, entries }: Report): string {
  const pages = count(entries.length, 'page', 'pages');
  if (problems.length === 0) return `${pages}: no problems.`;
  const files = count(new Set(problems.map(({ file }) => file)).size, 'file', 'files');
  const fixable = problems.filter(({ fixable }) => fixable).length;
  const hint = ` ${fixable} can be fixed automatically: npm run content -- --fix`;
  return `${pages}: ${countProblems(problems)} in ${files}.${fixable > 0 ? hint : ''}`;
}

/** Whether any of the problems stops the build. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ level }) => level === 'error');
}

/** `2 errors and 1 warning`. */
export function countProblems(problems: Problem[]): string {
  const errors = problems.filter(({ level }) => level === 'error').length;
  const warnings = problems.length - errors;
  const found = [
    errors > 0 && count(errors, 'error', 'errors'),
    warnings > 0 && count(warnings, 'warning', 'warnings'),
  ];
  return found.filter(Boolean).join(' and ');
}
