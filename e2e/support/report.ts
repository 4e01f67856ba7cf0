import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { checks } from '../checks/index.ts';
import { cacheFolder } from './builds.ts';
import { missingEngines } from './engines.ts';
import { missingServers } from './servers.ts';

/** Where the report is written. */
const FOLDER = path.join(cacheFolder, 'report');

/** The widest table that a screen shows, in characters. */
const WIDTH = 110;

/** The result of a check on a page. */
interface Cell {
  engine: string;
  check: string;
  page: string;
  passed: boolean;
  /** The figure behind it, if there is one. */
  figure: string;
  /** In milliseconds. */
  time: number;
}

/**
 * Ends the output with a table of checks and pages, which is written to a file too, and a plain line,
 * `N passed, N failed`, for those who read only the last one.
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
      `Checks and pages, in ${engine}:`,
      ...this.tables(cells.filter((cell) => cell.engine === engine)),
    ]);
    if (cells.length > 0) lines.push('', ...this.costs(cells));
    for (const name of missingEngines) {
      lines.push(
        `Not checked in ${name}, which is not installed (npx playwright install ${name}).`,
      );
    }
    // What did not run has not passed: a run that broke off must not look like a good one.
    for (const name of missingServers) {
      lines.push(`Not tested: ${name}, which is not installed and could not be fetched.`);
    }
    console.log(lines.join('\n'));
    write(lines, cells);

    const passed = tests.filter((test) => test.outcome() === 'expected').length;
    console.log(`\n${passed} passed, ${tests.length - passed} failed`);
  }

  /** What a page costs, of those that readers see: with all builds that have it. */
  private costs(cells: Cell[]): string[] {
    const own = cells.filter(({ page }) => !page.endsWith(' old'));
    const seconds = this.secondsOf(own);
    const pages = new Set(own.map(({ page }) => page.split(' ')[1])).size;
    return [
      `${checks.length} checks on ${pages} pages: ${seconds.toFixed(0)} s with ${this.workers} workers, ${(seconds / pages).toFixed(1)} s a page.`,
    ];
  }

  /** A row a check, and one for the time; a column a page; in as many tables as a screen needs. */
  private tables(cells: Cell[]): string[] {
    const byPlace = Map.groupBy(cells, ({ check, page }) => `${check} ${page}`);
    const first = Math.max(...checks.map(({ name }) => name.length));
    const columns = [...new Set(cells.map(({ page }) => page))].map((page) => {
      const results = checks.map(({ name }) => toText(byPlace.get(`${name} ${page}`) ?? []));
      const rows = [
        ...results,
        `${this.secondsOf(cells.filter((cell) => cell.page === page)).toFixed(1)} s`,
      ];
      return { page, rows, width: Math.max(page.length, ...rows.map(({ length }) => length)) };
    });
    const lines: string[] = [];
    while (columns.length > 0) {
      let room = WIDTH - first;
      const end = columns.findIndex(({ width }, index) => (room -= width + 2) < 0 && index > 0);
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
      [...checks.map(({ name }) => name), 'takes'].forEach((name, row) => {
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

  /** How long these took, with all workers at work. */
  private secondsOf(cells: Cell[]): number {
    return cells.reduce((sum, { time }) => sum + time, 0) / 1000 / this.workers;
  }
}

/** What a test says of a check, if it is about one. */
function toCell(test: TestCase): Cell[] {
  const result = test.results.at(-1);
  const annotations = [...test.annotations, ...(result?.annotations ?? [])];
  const of = (type: string) => annotations.findLast((one) => one.type === type)?.description;
  const [check, page] = [of('check'), of('page')];
  if (check === undefined || page === undefined) return [];
  const engine = test.parent.project()?.name ?? '';
  const passed = test.outcome() === 'expected';
  return [{ engine, check, page, passed, figure: of('figure') ?? '', time: result?.duration ?? 0 }];
}

/** What a place of the table says: of one page, or of all old addresses. */
function toText(cells: Cell[]): string {
  const [cell] = cells;
  if (!cell) return '·';
  if (cells.some(({ passed }) => !passed)) return 'FAILED';
  return cells.length === 1 ? cell.figure : `${cells.length} passed`;
}

/** Writes the report: for people, for programs, and for the summary of a run on GitHub. */
function write(lines: string[], cells: Cell[]): void {
  mkdirSync(FOLDER, { recursive: true });
  const text = `${lines.join('\n').trim()}\n`;
  writeFileSync(path.join(FOLDER, 'checks.txt'), text);
  writeFileSync(path.join(FOLDER, 'checks.json'), `${JSON.stringify(cells, null, 2)}\n`);
  const { GITHUB_STEP_SUMMARY } = process.env;
  if (GITHUB_STEP_SUMMARY) appendFileSync(GITHUB_STEP_SUMMARY, `\`\`\`\n${text}\`\`\`\n`);
}
