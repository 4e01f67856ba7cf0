// npm run links -- [--format table|json|markdown] [address …]
// Checks the site's external links, or the addresses that are named, and records what it finds.
// Ends with 0 if all is well, 1 if an editor is needed, 2 if it could not check.

import { parseArgs } from 'node:util';
import { checkLinks, OfflineError } from '../tools/link-check/index.ts';
import { formats } from '../tools/link-check/report.ts';
import { describeError, UserError } from '../utils/user-error.ts';

/** Where nobody sees a line move, one is written after so many links. */
const STEP = 25;

const { stderr } = process;
const { format, addresses } = readArguments();
try {
  const results = await checkLinks({ addresses, onProgress: showProgress });
  if (stderr.isTTY) stderr.write('\r');
  console.log(formats[format](results));
  process.exitCode = results.some(({ needsEditor }) => needsEditor) ? 1 : 0;
} catch (error) {
  if (error instanceof OfflineError && format === 'json') console.log(formats.json([]));
  console.error(describeError(error));
  process.exitCode = 2;
}

function readArguments() {
  const usage = `npm run links -- [--format ${Object.keys(formats).join('|')}] [address …]`;
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { format: { type: 'string', default: 'table' } },
    });
    if (!isFormat(values.format)) throw new UserError('');
    return { format: values.format, addresses: positionals };
  } catch {
    console.error(`Write: ${usage}`);
    return process.exit(2);
  }
}

function isFormat(name: string): name is keyof typeof formats {
  return Object.hasOwn(formats, name);
}

function showProgress(done: number, total: number): void {
  const line = `${done} of ${total} links checked`;
  if (stderr.isTTY) stderr.write(`\r${line}`);
  else if (done % STEP === 0 && done < total) stderr.write(`${line}\n`);
}
