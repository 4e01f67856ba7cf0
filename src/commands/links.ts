// npm run links: checks the addresses of others that the site links, and takes down what it finds.
// npm run links -- [--save] [--format table|json|markdown] [--records file] [--config file] [address …]
// npm run links -- add <address> …: makes a record of an address, to be checked.
// Ends with 0 where all is well, 1 where an editor has to look at something, 2 where it could not check.

import { parseArgs } from 'node:util';
import { didYouMean } from '../utils/did-you-mean.ts';
import { count } from '../utils/count.ts';
import { describeError, UserError } from '../utils/user-error.ts';
import { addLinks } from '../links/add.ts';
import { checkLinks } from '../links/check-links.ts';
import { dayOf } from '../links/days.ts';
import { showProgress } from '../links/progress.ts';
import { readConfig } from '../links/read-config.ts';
import { RECORDS } from '../links/records.ts';
import { exitCodeOf, formats, type Format } from '../links/report.ts';

const USAGE = `npm run links -- [--save] [--format ${Object.keys(formats).join('|')}] [--records file] [--config file] [address …], or: npm run links -- add <address> …`;

try {
  const { words, file, format, save, configFile } = readArguments();
  const today = dayOf(new Date());
  const [first, ...addresses] = words;
  if (first === 'add') {
    if (addresses.length === 0)
      throw new UserError('Name an address: npm run links -- add https://…');
    const { added, known } = await addLinks(file, addresses, today);
    for (const address of known) console.error(`${address} is there already.`);
    console.log(`${count(added.length, 'record', 'records')} added to ${file}.`);
  } else {
    const interruption = interruptible();
    const progress = showProgress(process.stderr);
    const report = await checkLinks({
      file,
      today,
      save,
      only: words,
      config: await readConfig(configFile),
      signal: interruption.signal,
      onProgress: progress.show,
    }).finally(progress.clear);
    console.log(formats[format](report));
    process.exitCode = interruption.code ?? exitCodeOf(report);
    interruption.end();
  }
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 2;
}

/** Ends the run at Ctrl+C, after what was found is saved; at the second, at once. */
function interruptible() {
  const controller = new AbortController();
  const state: { signal: AbortSignal; code: number | undefined; end: () => void } = {
    signal: controller.signal,
    code: undefined,
    end: () => {
      for (const name of ['SIGINT', 'SIGTERM']) process.removeAllListeners(name);
    },
  };
  for (const [name, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(name, () => {
      state.code = code;
      controller.abort();
    });
  }
  return state;
}

function readArguments() {
  // npm keeps what stands before the two hyphens for itself, and says so here only.
  if (process.env.npm_config_format ?? process.env.npm_config_records) {
    throw new UserError(
      'Write two hyphens before what is meant for the check: npm run links -- --format json',
    );
  }
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        save: { type: 'boolean', default: false },
        format: { type: 'string', default: 'table' },
        records: { type: 'string', default: RECORDS },
        config: { type: 'string' },
      },
    });
    const { format, records: file, save, config: configFile } = values;
    if (!isFormat(format)) {
      const known = Object.keys(formats);
      throw new UserError(
        `There is no format "${format}".${didYouMean(format, known)} There are: ${known.join(', ')}.`,
      );
    }
    return { words: positionals, file, format, save, configFile };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${(error as Error).message.split('. ')[0] ?? ''}. Write: ${USAGE}`);
  }
}

function isFormat(name: string): name is Format {
  return Object.hasOwn(formats, name);
}
