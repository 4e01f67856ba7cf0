// npm run content: checks the pages and says what to correct; with --fix, fixes what is mechanical.
// npm run content -- [--fix] [--watch] [--format text|json|github|markdown] [file or folder …]

import { EventEmitter, once } from 'node:events';
import { watch } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { PAGES, siteContent } from '../data/entries.ts';
import { readLinkRecords } from '../data/link-records.ts';
import { listFiles } from '../tools/content-check/content.ts';
import { fixContent } from '../tools/content-check/fix.ts';
import { formats, hasErrors } from '../tools/content-check/formats.ts';
import { checkContent } from '../tools/content-check/index.ts';
import { didYouMean } from '../utils/did-you-mean.ts';
import { describeError, UserError } from '../utils/user-error.ts';

type Format = (typeof formats)['text'];

const USAGE = `Usage: npm run content -- [--fix] [--watch] [--format ${Object.keys(formats).join('|')}] [file or folder …]`;

try {
  // npm keeps options before the two hyphens to itself, and shows them only here.
  const { npm_config_fix, npm_config_format, npm_config_watch } = process.env;
  if (npm_config_fix ?? npm_config_format ?? npm_config_watch) {
    throw new UserError('Put two hyphens before the options: npm run content -- --fix');
  }
  const { values, positionals } = parseArgs({
    options: { fix: { type: 'boolean' }, watch: { type: 'boolean' }, format: { type: 'string' } },
    allowPositionals: true,
  });
  const format = values.format ?? (process.env.GITHUB_ACTIONS === 'true' ? 'github' : 'text');
  const write = new Map(Object.entries(formats)).get(format);
  if (!write) throw new UserError(USAGE);
  const check = () => checkFiles(positionals, write, values.fix);
  if (values.watch) await repeat(check);
  process.exitCode = await check();
} catch (error) {
  console.error(describeError(error, USAGE));
  process.exitCode = 2;
}

/** Prints a report of the files that are named, and returns the exit code. */
async function checkFiles(names: string[], write: Format, fix = false): Promise<number> {
  const isSelected = await findSelected(names);
  if (fix) {
    for (const { file, line, done, rule } of await fixContent(siteContent, isSelected)) {
      console.error(`${PAGES}/${file}:${line}  fixed  ${done}  (${rule})`);
    }
  }
  await readLinkRecords();
  const report = await checkContent(siteContent);
  const problems = report.problems.filter(({ file }) => isSelected(file));
  console.log(write({ ...report, problems, entries: report.entries.filter(isSelected) }, PAGES));
  return hasErrors(problems) ? 1 : 0;
}

/**
 * Checks after each change, until Ctrl+C. The first and the last line of each report tell a code editor
 * what belongs to it: .vscode/tasks.json has them, too.
 */
async function repeat(check: () => Promise<unknown>): Promise<never> {
  const changes = new EventEmitter();
  for (const folder of [path.dirname(PAGES), siteContent.publicFolder]) {
    watch(folder, { recursive: true }, () => changes.emit('change'));
  }
  for (;;) {
    // From before the check: a file may be saved during it.
    const changed = once(changes, 'change');
    console.log('Checking the pages …');
    await check().catch((error: unknown) => {
      console.error(describeError(error));
    });
    console.log('Checked. Waiting for the next change; Ctrl+C ends.');
    await changed;
    // Some programs save in several steps.
    await setTimeout(100);
  }
}

/**
 * Finds the files that were named, singly or by their folder; all if none was named.
 *
 * @throws {UserError} naming a file that does not exist
 */
async function findSelected(names: string[]): Promise<(file: string) => boolean> {
  if (names.length === 0) return () => true;
  const files = await listFiles(PAGES);
  const selected = names.flatMap((name) => {
    // From the project's folder, as a shell completes it, or from the folder of the pages.
    const paths = [name, path.join(PAGES, name)]
      .map((target) => path.relative(PAGES, target).replaceAll('\\', '/'))
      .map((target) => target && `${target}/`);
    const found = files.filter((file) => paths.some((target) => `${file}/`.startsWith(target)));
    if (found.length > 0) return found;
    const known = files.flatMap((file) => [file, `${PAGES}/${file}`]);
    const hint = didYouMean(name, known);
    throw new UserError(`There is no page or picture "${name}" in ${PAGES}.${hint}`);
  });
  return (file) => selected.includes(file);
}
