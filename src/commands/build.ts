// npm run build: checks the content and writes the site into dist/ (or the folder after --outDir).
// The folder is replaced only when the build is complete, so a mistake leaves the last site intact.

import { existsSync, rmSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readDeployment } from '../data/deployment.ts';
import { describeError, UserError } from '../utils/user-error.ts';

process.env.ASTRO_TELEMETRY_DISABLED = '1';

try {
  const { outDir } = parseArgs({ options: { outDir: { type: 'string', default: 'dist' } } }).values;
  const target = path.resolve(outDir);
  const unfinished = `${target}.unfinished`;
  // However the build ends: the content check exits the process.
  process.on('exit', () => {
    rmSync(unfinished, { recursive: true, force: true });
  });
  const others = existsSync(target) ? await readdir(target) : [];
  if (others.length > 0 && !others.includes('.nojekyll')) {
    throw new UserError(
      `"${outDir}" holds something other than a built site, which the build would delete. Choose another folder, or empty this one.`,
    );
  }
  const { build } = await import('astro');
  // Astro caches entries by id, and would look for a page that was moved into a folder at its old
  // place. Without that cache, entries are read in a moment; pictures stay cached.
  await build({ outDir: unfinished, force: true });
  await rm(target, { recursive: true, force: true });
  await rename(unfinished, target);
  const { site, base } = readDeployment(process.env);
  console.log(`The site is in ${outDir}, for ${site}${base}`);
} catch (error) {
  console.error(
    describeError(error, 'Write: npm run build, or npm run build -- --outDir <folder>'),
  );
  // What Vite still has open would keep the process alive.
  process.exit(1);
}
