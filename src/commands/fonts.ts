// npm run fonts: cuts the site's font files (src/fonts/*.woff2) out of those that npm installs, and
// fits the stand-ins on readers' devices to them (src/fonts/fallbacks.css).

import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cutFace } from '../fonts/cut.ts';
import { faces } from '../fonts/faces.ts';
import { fallbackCss, type Metrics } from '../fonts/fallbacks.ts';

// Not among the dependencies: 1.6 MB to download, but 29,597 files, which take 169 MB on a disk.
const METRICS = '@capsizecss/metrics@4.3.0';

for (const face of faces) {
  const font = await cutFace(face);
  await writeFile(`src/fonts/${face.file}.woff2`, font);
  console.log(`${font.length.toString().padStart(6)} bytes  ${face.file}.woff2`);
}

const folder = path.resolve('.cache/font-metrics');
await mkdir(folder, { recursive: true });
const { status } = spawnSync('npm', ['install', '--no-save', '--prefix', folder, METRICS], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
if (status === 0) {
  const require = createRequire(path.join(folder, 'package.json'));
  const readMetrics = (name: string) => require(`@capsizecss/metrics/${name}`) as Metrics;
  await writeFile('src/fonts/fallbacks.css', fallbackCss(readMetrics));
} else {
  console.error(`${METRICS} could not be downloaded. Is this machine online?`);
  process.exitCode = 1;
}
