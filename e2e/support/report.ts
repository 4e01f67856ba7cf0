import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { promises } from '../promises/index.ts';
import { cacheFolder } from './builds.ts';
import { missingEngines } from './engines.ts';
import { missingServers } from './servers.ts';

/** Where the report is kept. */
const FOLDER = path.join(cacheFolder, 'report');

/** In letters: the widest table that a screen shows. */
const WIDTH = 110;

/** What became of a promise on a page. */
interface Cell {
  engine: string;
  promise: string;
  page: string;
  kept: boolean;
  /** The figure behind it, if there is one. */
  figure: string;
  /** In milliseconds. */
  time: number;
}

/**
 * Ends the output with a table of promises and pages, which is kept as a file too, and a plain line,
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
      `Promises and pages, in ${engine}:`,
      ...this.tables(cells.filter((cell) => cell.engine === engine)),
    ]);
    if (cells.length > 0) lines.push('', ...this.costs(cells));
    for (const name of missingEngines) {
      lines.push(`Not looked at in ${name}, which is not here (npx playwright install ${name}).`);
    }
    // What did not run has not passed: a run that broke off must not look like a good one.
    for (const name of missingServers) {
      lines.push(`Not tried: ${name}, which is not installed here and could not be fetched.`);
    }
    console.log(lines.join('\n'));
    keep(lines, cells);

    const passed = tests.filter((test) => test.outcome() === 'expected').length;
    console.log(`\n${passed} passed, ${tests.length - passed} failed`);
  }

  /** What a page costs, of those that readers see: with all builds that have it. */
  private costs(cells: Cell[]): string[] {
    const own = cells.filter(({ page }) => !page.endsWith(' old'));
    const seconds = this.secondsOf(own);
    const pages = new Set(own.map(({ page }) => page.split(' ')[1])).size;
    return [
      `${promises.length} promises on ${pages} pages: ${seconds.toFixed(0)} s with ${this.workers} at work, ${(seconds / pages).toFixed(1)} s a page.`,
    ];
  }

  /** A row a promise, and one for the time; a column a page; in as many tables as a screen needs. */
  private tables(cells: Cell[]): string[] {
    const byPlace = Map.groupBy(cells, ({ promise, page }) => `${promise} ${page}`);
    const first = Math.max(...promises.map(({ name }) => name.length));
    const columns = [...new Set(cells.map(({ page }) => page))].map((page) => {
      const kept = promises.map(({ name }) => toText(byPlace.get(`${name} ${page}`) ?? []));
      const rows = [
        ...kept,
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
      [...promises.map(({ name }) => name), 'takes'].forEach((name, row) => {
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

  /** How long all at work together were at these. */
  private secondsOf(cells: Cell[]): number {
    return cells.reduce((sum, { time }) => sum + time, 0) / 1000 / this.workers;
  }
}

/** What a test says of a promise, if it is about one. */
function toCell(test: TestCase): Cell[] {
  const result = test.results.at(-1);
  const annotations = [...test.annotations, ...(result?.annotations ?? [])];
  const of = (type: string) => annotations.findLast((one) => one.type === type)?.description;
  const [promise, page] = [of('promise'), of('page')];
  if (promise === undefined || page === undefined) return [];
  const engine = test.parent.project()?.name ?? '';
  const kept = test.outcome() === 'expected';
  return [{ engine, promise, page, kept, figure: of('figure') ?? '', time: result?.duration ?? 0 }];
}

/** What a place of the table says: of one page, or of all old addresses. */
function toText(cells: Cell[]): string {
  const [cell] = cells;
  if (!cell) return '·';
  if (cells.some(({ kept }) => !kept)) return 'BROKEN';
  return cells.length === 1 ? cell.figure : `${cells.length} kept`;
}

/** Keeps the report: for people, for programs, and beside the run on GitHub. */
function keep(lines: string[], cells: Cell[]): void {
  mkdirSync(FOLDER, { recursive: true });
  const text = `${lines.join('\n').trim()}\n`;
  writeFileSync(path.join(FOLDER, 'promises.txt'), text);
  writeFileSync(path.join(FOLDER, 'promises.json'), `${JSON.stringify(cells, null, 2)}\n`);
  const { GITHUB_STEP_SUMMARY } = process.env;
  if (GITHUB_STEP_SUMMARY) appendFileSync(GITHUB_STEP_SUMMARY, `\`\`\`\n${text}\`\`\`\n`);
}
