// npm run bench -- <what>: measures something and prints a table; without a name, lists the benchmarks.

import { describeError } from '../utils/user-error.ts';

const benches: Record<string, { description: string; run: () => Promise<void> }> = {
  build: {
    description: 'builds 300 pages, and the same with plain Astro',
    run: async () => (await import('./bench/build.ts')).benchBuild(),
  },
  content: {
    description: 'checks the content of 1,000 pages',
    run: async () => (await import('./bench/content.ts')).benchContent(),
  },
  lighthouse: {
    description: 'downloads Lighthouse and runs it on every page of dist/, as on a slow phone',
    run: async () => (await import('./bench/lighthouse.ts')).benchLighthouse(),
  },
  links: {
    description: 'checks 1,000 addresses on 50 hosts of this machine, a tenth of which misbehave',
    run: async () => (await import('./bench/links.ts')).benchLinks(),
  },
};

const name = process.argv[2] ?? '';
const bench = benches[name];
if (bench) {
  await bench.run().catch((error: unknown) => {
    console.error(describeError(error));
    process.exitCode = 1;
  });
} else {
  console.log('npm run bench -- <what>');
  // A wrong name is a mistake; none is a question.
  process.exitCode = name === '' ? 0 : 1;
  for (const [known, { description }] of Object.entries(benches)) {
    console.log(`  ${known.padEnd(12)}${description}`);
  }
}
