// npm run links -- [--format table|json|markdown] [address …]
// Checks the site's external links, or the addresses that are named, and records what it learns.
// Ends with 0 if all is well, 1 if an editor is needed, 2 if it could not check.

import { parseArgs } from 'node:util';
import { checkLinks, OfflineError } from '../tools/link-check/index.ts';
import { formats } from '../tools/link-check/report.ts';
import { describeError, UserError } from '../utils/user-error.ts';

/** Where nobody sees a line move, one is written after so many links. */
const STEP = 25;

const isFormat = (name: string): name is keyof typeof formats => Object.hasOwn(formats, name);
let write = formats.table;
try {
  const { values, positionals } = readArguments();
  if (!isFormat(values.format))
    throw new UserError(`Formats are ${Object.keys(formats).join(', ')}.`);
  write = formats[values.format];
  const results = await checkLinks({ addresses: positionals, onProgress: showProgress });
  console.log(write(results));
  process.exitCode = results.some(({ needsEditor }) => needsEditor) ? 1 : 0;
} catch (error) {
  if (error instanceof OfflineError && write === formats.json) console.log(write([]));
  console.error(describeError(error));
  process.exitCode = 2;
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { format: { type: 'string', default: 'table' } },
    });
  } catch {
    throw new UserError('Write: npm run links -- [--format table|json|markdown] [address …]');
  }
}

function showProgress(done: number, total: number): void {
  const { stderr } = process;
  if (stderr.isTTY)
    stderr.write(`\r${done} of ${total} links checked${done === total ? '\n' : ''}`);
  else if (done % STEP === 0 && done < total) stderr.write(`${done} of ${total} links checked\n`);
}
