import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { checks } from '../checks/index.ts';
import { cacheFolder } from './builds.ts';
import { missingEngines } from './engines.ts';
import { missingServers } from './servers.ts';

const FOLDER = path.join(cacheFolder, 'report');

/** Maximum width of a table, in characters. */
const WIDTH = 110;

/** The result of a check on a page. */
interface Cell {
  engine: string;
  check: string;
  page: string;
  passed: boolean;
  /** A figure, such as the number of words; may be empty. */
  figure: string;
  /** Duration in milliseconds. */
  time: number;
}

/**
 * Prints a table of checks and pages, also written to files, and a last line `N passed, N failed`.
 */
export default class Report implements Reporter {
  private suite: Suite | undefined;
  private workers = 1;

  onBegin({ workers }: FullConfig, suite: Suite): void {
    this.suite = suite;
    this.workers = workers;
  }

  onEnd(): void {
    const tests = this.suite?.allTests() ?? [];
    const cells = tests.flatMap(toCell);
    const lines = [...new Set(cells.map(({ engine }) => engine))].flatMap((engine) => [
      '',
      `Checks by page in ${engine}:`,
      ...this.formatTables(cells.filter((cell) => cell.engine === engine)),
    ]);
    if (cells.length > 0) lines.push('', ...this.summarizeTime(cells));
    for (const name of missingEngines) {
      lines.push(
        `Not checked in ${name}: not installed. To install it, run: npx playwright install ${name}`,
      );
    }
    for (const name of missingServers) {
      lines.push(`Not tested with ${name}: not installed, and could not be downloaded.`);
    }
    console.log(lines.join('\n'));
    write(lines, cells);

    // Tests that did not run count as failed, so that an interrupted run does not look like a success.
    const passed = tests.filter((test) => test.outcome() === 'expected').length;
    console.log(`\n${passed} passed, ${tests.length - passed} failed`);
  }

  /** The time per page, over all builds, without redirect pages. */
  private summarizeTime(cells: Cell[]): string[] {
    const visible = cells.filter(({ page }) => !page.endsWith(' old'));
    const seconds = this.sumSeconds(visible);
    const pages = new Set(visible.map(({ page }) => page.split(' ')[1])).size;
    return [
      `${checks.length} checks on ${pages} pages: ${seconds.toFixed(0)} s with ${this.workers} workers, ${(seconds / pages).toFixed(1)} s per page.`,
    ];
  }

  /** A row for each check and one for the time, a column for each page; split to fit the width. */
  private formatTables(cells: Cell[]): string[] {
    const byCheckAndPage = Map.groupBy(cells, ({ check, page }) => `${check} ${page}`);
    const first = Math.max(...checks.map(({ name }) => name.length));
    const columns = [...new Set(cells.map(({ page }) => page))].map((page) => {
      const results = checks.map(({ name }) => toText(byCheckAndPage.get(`${name} ${page}`) ?? []));
      const rows = [
        ...results,
        `${this.sumSeconds(cells.filter((cell) => cell.page === page)).toFixed(1)} s`,
      ];
      return { page, rows, width: Math.max(page.length, ...rows.map(({ length }) => length)) };
    });
    const lines: string[] = [];
    while (columns.length > 0) {
      let space = WIDTH - first;
      const end = columns.findIndex(({ width }, index) => (space -= width + 2) < 0 && index > 0);
      const shown = columns.splice(0, end === -1 ? columns.length : end);
      const line = (head: string, texts: string[]) =>
        [head.padEnd(first), ...texts.map((text, at) => text.padEnd(shown[at]?.width ?? 0))]
          .join('  ')
          .trimEnd();
      lines.push(
        '',
        line(
          '',
          shown.map(({ page }) => page),
        ),
      );
      [...checks.map(({ name }) => name), 'time'].forEach((name, row) => {
        lines.push(
          line(
            name,
            shown.map(({ rows }) => rows[row] ?? ''),
          ),
        );
      });
    }
    return lines;
  }

  /** Elapsed seconds, assuming that all workers were busy. */
  private sumSeconds(cells: Cell[]): number {
    return cells.reduce((sum, { time }) => sum + time, 0) / 1000 / this.workers;
  }
}

/** The result of a test, if it ran a check. */
function toCell(test: TestCase): Cell[] {
  const result = test.results.at(-1);
  const annotations = [...test.annotations, ...(result?.annotations ?? [])];
  const find = (type: string) => annotations.findLast((one) => one.type === type)?.description;
  const [check, page, figure = ''] = ['check', 'page', 'figure'].map(find);
  if (check === undefined || page === undefined) return [];
  const engine = test.parent.project()?.name ?? '';
  const passed = test.outcome() === 'expected';
  return [{ engine, check, page, passed, figure, time: result?.duration ?? 0 }];
}

/** The text of a table cell: for one page, or for all redirects. */
function toText(cells: Cell[]): string {
  const [cell] = cells;
  if (!cell) return '·';
  if (cells.some(({ passed }) => !passed)) return 'FAILED';
  return cells.length === 1 ? cell.figure : `${cells.length} passed`;
}

/** Writes the report as text, as JSON and to the GitHub Actions summary. */
function write(lines: string[], cells: Cell[]): void {
  mkdirSync(FOLDER, { recursive: true });
  const text = `${lines.join('\n').trim()}\n`;
  writeFileSync(path.join(FOLDER, 'checks.txt'), text);
  writeFileSync(path.join(FOLDER, 'checks.json'), `${JSON.stringify(cells, null, 2)}\n`);
  const { GITHUB_STEP_SUMMARY } = process.env;
  if (GITHUB_STEP_SUMMARY) appendFileSync(GITHUB_STEP_SUMMARY, `\`\`\`\n${text}\`\`\`\n`);
}
