// npm run content: checks the pages and says what to correct; with --fix, fixes what is mechanical.
// npm run content -- [--fix] [--format text|json|github] [file or folder …]

import path from 'node:path';
import { parseArgs } from 'node:util';
import { listFiles } from '../tools/content-check/content.ts';
import { fixContent } from '../tools/content-check/fix.ts';
import { formats, type Format } from '../tools/content-check/formats.ts';
import { checkContent } from '../tools/content-check/index.ts';
import type { ContentOptions } from '../tools/content-check/types.ts';
import { didYouMean } from '../utils/did-you-mean.ts';
import { describeError, UserError } from '../utils/user-error.ts';
import { readLinkRecords } from '../data/link-records.ts';
import { site } from '../site.ts';

const FOLDER = 'src/content/pages';

const content: ContentOptions = {
  folder: path.resolve(FOLDER),
  publicFolder: path.resolve('public'),
  home: site.home,
  pictureCache: path.resolve('node_modules/.astro/pictures.json'),
  retired: site.retired,
};

try {
  const { files, format, fix } = readArguments();
  const isSelected = await findSelected(files);
  if (fix) {
    const fixes = await fixContent(content, isSelected);
    for (const { file, line, done, rule } of fixes) {
      console.error(`${FOLDER}/${file}:${line}  fixed  ${done}  (${rule})`);
    }
  }
  await readLinkRecords();
  const report = await checkContent(content);
  const problems = report.problems.filter(({ file }) => isSelected(file));
  const entries = report.entries.filter(isSelected);
  console.log(formats[format]({ ...report, problems, entries }, FOLDER));
  process.exitCode = problems.some(({ fatal }) => fatal) ? 1 : 0;
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 2;
}

function readArguments() {
  // npm keeps options before the two hyphens to itself, and shows them only here.
  if (process.env.npm_config_fix ?? process.env.npm_config_format) {
    throw new UserError('Put two hyphens before the options: npm run content -- --fix');
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
        `There is no format "${values.format}".${didYouMean(values.format, Object.keys(formats))} The formats are: ${Object.keys(formats).join(', ')}.`,
      );
    }
    return { files: positionals, format: values.format, fix: values.fix };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      `${(error as Error).message.split('. ')[0] ?? ''}. Usage: npm run content -- [--fix] [--format ${Object.keys(formats).join('|')}] [file or folder …]`,
    );
  }
}

function isFormat(name: string): name is Format {
  return Object.hasOwn(formats, name);
}

/**
 * Finds the files of the collection that were named: single files, or all files in a folder.
 *
 * @returns whether a file is among them; every file is if none was named
 * @throws {UserError} naming a file that does not exist
 */
async function findSelected(names: string[]): Promise<(file: string) => boolean> {
  const files = await listFiles(content.folder);
  const selected = new Set<string>();
  for (const name of names) {
    // From the project's folder, as a shell completes it, or from the folder of the pages.
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
    for (const file of found) selected.add(file);
  }
  return (file) => names.length === 0 || selected.has(file);
}
