// npm run content: says what is wrong in the pages, and what to do; with --fix, mends what is mechanical.
// npm run content -- [--fix] [--format text|json|github] [file or folder …]

import path from 'node:path';
import { parseArgs } from 'node:util';
import { listFiles, type ContentOptions } from '../tools/content-check/content.ts';
import { fixContent } from '../tools/content-check/fix.ts';
import { formats, type Format } from '../tools/content-check/formats.ts';
import { checkContent } from '../tools/content-check/index.ts';
import { didYouMean } from '../utils/did-you-mean.ts';
import { describeError, UserError } from '../utils/user-error.ts';
import { RECORDS } from '../links/records.ts';
import { site } from '../site.ts';

const FOLDER = 'src/content/pages';

const content: ContentOptions = {
  folder: path.resolve(FOLDER),
  publicFolder: path.resolve('public'),
  records: path.resolve(RECORDS),
  home: site.home,
  retired: site.retired,
};

try {
  const { files, format, fix } = readArguments();
  const isMeant = await findMeant(files);
  if (fix) {
    const mendings = await fixContent(content, isMeant);
    for (const { file, line, done, rule } of mendings) {
      console.error(`${FOLDER}/${file}:${line}  mended  ${done}  (${rule})`);
    }
  }
  const report = await checkContent(content);
  const problems = report.problems.filter(({ file }) => isMeant(file));
  const entries = report.entries.filter(isMeant);
  console.log(formats[format]({ ...report, problems, entries }, FOLDER));
  process.exitCode = problems.some(({ fatal }) => fatal) ? 1 : 0;
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 2;
}

function readArguments() {
  // npm keeps what stands before the two hyphens for itself, and says so here only.
  if (process.env.npm_config_fix ?? process.env.npm_config_format) {
    throw new UserError(
      'Write two hyphens before what is meant for the check: npm run content -- --fix',
    );
  }
  const isOnGitHub = process.env.GITHUB_ACTIONS === 'true';
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        fix: { type: 'boolean', default: false },
        format: { type: 'string', default: isOnGitHub ? 'github' : 'text' },
      },
    });
    if (!isFormat(values.format)) {
      throw new UserError(
        `There is no format "${values.format}".${didYouMean(values.format, Object.keys(formats))} There are: ${Object.keys(formats).join(', ')}.`,
      );
    }
    return { files: positionals, format: values.format, fix: values.fix };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      `${(error as Error).message.split('. ')[0] ?? ''}. Write: npm run content -- [--fix] [--format ${Object.keys(formats).join('|')}] [file or folder …]`,
    );
  }
}

function isFormat(name: string): name is Format {
  return Object.hasOwn(formats, name);
}

/**
 * Which files of the collection are meant by those that were named: the file itself, all in a
 * folder, and the pictures beside a page.
 *
 * @throws {UserError} naming a file that is not there
 */
async function findMeant(names: string[]): Promise<(file: string) => boolean> {
  const files = await listFiles(content.folder);
  const meant = new Set<string>();
  for (const name of names) {
    // As the shell completes it, from the project's folder; or as a report of the check names it.
    const paths = [path.resolve(name), path.resolve(content.folder, name)];
    const found = paths.flatMap((target) => {
      const file = path.relative(content.folder, target).split(path.sep).join('/');
      return files.filter((other) => file === '' || other === file || other.startsWith(`${file}/`));
    });
    if (found.length === 0) {
      const known = files.map((file) => `${FOLDER}/${file}`);
      throw new UserError(
        `There is no page or picture "${name}" in ${FOLDER}.${didYouMean(name, known)}`,
      );
    }
    for (const file of found) meant.add(file);
  }
  return (file) => names.length === 0 || meant.has(file);
}
