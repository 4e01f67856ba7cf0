// npm run build: checks the content and writes the site into dist/ (or the folder after --outDir).
// The folder is replaced only when the build is complete, so a mistake leaves the last site intact.

import { rmSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { describeError } from '../utils/user-error.ts';

process.env.ASTRO_TELEMETRY_DISABLED = '1';
const { build } = await import('astro');

const { values } = parseArgs({ options: { outDir: { type: 'string', default: 'dist' } } });
const target = path.resolve(values.outDir);
const unfinished = `${target}.unfinished`;

// However the build ends: the content check exits the process.
process.on('exit', () => {
  rmSync(unfinished, { recursive: true, force: true });
});

try {
  // Astro caches entries by id, and would look for a page that was moved into a folder at its old
  // place. Without that cache, entries are read in a moment; pictures stay cached.
  await build({ outDir: unfinished, force: true });
  await rm(target, { recursive: true, force: true });
  await rename(unfinished, target);
} catch (error) {
  console.error(describeError(error));
  // What Vite still has open would keep the process alive.
  process.exit(1);
}
