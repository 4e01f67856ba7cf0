// npm run bench -- <what>: measures something and prints a table; without a name, lists the benchmarks.

import { describeError } from '../utils/user-error.ts';

const benches: Record<string, [description: string, run: () => Promise<unknown>]> = {
  build: ['builds 300 pages, and the same with plain Astro', () => import('./bench/build.ts')],
  content: ['checks the content of 1,000 pages', () => import('./bench/content.ts')],
  lighthouse: [
    'downloads Lighthouse and runs it on every page of dist/, as on a slow phone',
    () => import('./bench/lighthouse.ts'),
  ],
  links: [
    'checks 1,000 addresses on 50 hosts of this machine, a tenth of which misbehave',
    () => import('./bench/links.ts'),
  ],
};

const name = process.argv[2] ?? '';
const [, run] = benches[name] ?? [];
if (run) {
  await run().catch((error: unknown) => {
    console.error(describeError(error));
    process.exitCode = 1;
  });
} else {
  console.log('npm run bench -- <what>');
  for (const [known, [text]] of Object.entries(benches))
    console.log(`  ${known.padEnd(12)}${text}`);
  // A wrong name is a mistake; none is a question.
  process.exitCode = name === '' ? 0 : 1;
}
