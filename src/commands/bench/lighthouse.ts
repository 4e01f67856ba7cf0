// Runs Lighthouse on every page of dist/, as on a slow phone, and prints the results. Its reports are
// saved in .cache/bench.

import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { builtSite } from '../../tools/built-pages.ts';
import { serveStatic } from '../../tools/static-server.ts';
import { UserError } from '../../utils/user-error.ts';
import { findBrowser } from '../browser.ts';

/** Downloaded on request: it is larger than all other dependencies together. */
const LIGHTHOUSE = 'lighthouse@13.5.0';

/** What the table needs of a Lighthouse report. */
interface Report {
  categories: Record<string, { title: string; score: number | null }>;
  audits: Record<string, { numericValue?: number }>;
}

const { base, pages } = await builtSite('dist');
await using server = await serveStatic({ folder: 'dist', base });
await mkdir('.cache/bench', { recursive: true });
const rows: Record<string, Record<string, number>> = {};
for (const { file, path, refreshTo } of pages) {
  if (refreshTo !== undefined) continue;
  const report = `.cache/bench/${file.replaceAll('/', '-')}.json`;
  await runLighthouse(new URL(path, server.address).href, report);
  const { categories, audits } = JSON.parse(await readFile(report, 'utf8')) as Report;
  const figure = (audit: string) => Number(audits[audit]?.numericValue?.toFixed(3));
  const row: Record<string, number> = {};
  for (const { title, score } of Object.values(categories))
    row[title] = Math.round((score ?? 0) * 100);
  rows[file] = {
    ...row,
    'LCP, ms': figure('largest-contentful-paint'),
    'blocked, ms': figure('total-blocking-time'),
    CLS: figure('cumulative-layout-shift'),
    bytes: figure('total-byte-weight'),
  };
}
console.table(rows);

/** @throws {UserError} if it cannot be downloaded or fails */
async function runLighthouse(url: string, report: string): Promise<void> {
  const options = ['--output', 'json', '--output-path', report, '--quiet'];
  const chrome = ['--chrome-flags=--headless --no-sandbox', '--no-enable-error-reporting'];
  const args = ['exec', '--yes', '--package', LIGHTHOUSE, '--', 'lighthouse', url];
  await promisify(execFile)('npm', [...args, ...options, ...chrome], {
    shell: process.platform === 'win32',
    env: { ...process.env, CHROME_PATH: findBrowser() },
  }).catch((error: unknown) => {
    const { stderr } = error as { stderr: string };
    throw new UserError(`${LIGHTHOUSE} failed. Is this machine online? It said:\n${stderr}`);
  });
}
