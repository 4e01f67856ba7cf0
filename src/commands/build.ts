// npm run build: checks the content and writes the site into dist/ (or the folder after --outDir).
// The site takes its place only when all of it is there, so a mistake leaves the last one whole.

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

// However the build ends: the content check ends the process itself.
process.on('exit', () => {
  rmSync(unfinished, { recursive: true, force: true });
});

try {
  // Astro remembers entries by their ids, and looks for a page that was moved into a folder where it
  // was before; reading all entries anew takes a moment only. Pictures stay remembered.
  await build({ outDir: unfinished, force: true });
  await rm(target, { recursive: true, force: true });
  await rename(unfinished, target);
} catch (error) {
  console.error(describeError(error));
  // What Vite has still open would keep the process alive.
  process.exit(1);
}
