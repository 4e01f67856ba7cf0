// npm run links -- [--format table|json|markdown] [address …]
// Checks the site's external links, or the addresses that are named, and records what it learns.
// Ends with 0 if all is well, 1 if an editor is needed, 2 if it could not check.

import { parseArgs } from 'node:util';
import { checkLinks, OfflineError } from '../tools/link-check/index.ts';
import { formats } from '../tools/link-check/report.ts';
import { describeError, UserError } from '../utils/user-error.ts';

const USAGE = 'Usage: npm run links -- [--format table|json|markdown] [address …]';

let format = 'table';
try {
  const options = { format: { type: 'string', default: format } } as const;
  const { values, positionals: addresses } = parseArgs({ allowPositionals: true, options });
  ({ format } = values);
  const write = Object.hasOwn(formats, format) && formats[format];
  if (!write) throw new UserError(USAGE);
  const results = await checkLinks({ addresses, onProgress: showProgress });
  console.log(write(results));
  process.exitCode = results.some(({ needsEditor }) => needsEditor) ? 1 : 0;
} catch (error) {
  if (error instanceof OfflineError && format === 'json') console.log('{ "results": [] }');
  console.error(describeError(error, USAGE));
  process.exitCode = 2;
}

function showProgress(done: number, total: number): void {
  // Not in a log, where no line moves.
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r${done} of ${total} links checked${done === total ? '\n' : ''}`);
}
