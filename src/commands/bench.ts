// npm run bench: has Lighthouse look at every page of dist/ as a slow phone would, and reports.
// Lighthouse is fetched when it is asked for: it is larger than everything else here together.

import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { builtPages } from '../tools/built-pages.ts';
import { readDeployment } from '../data/deployment.ts';
import { serveStatic } from '../tools/static-server.ts';
import { findBrowser } from './browser.ts';

const LIGHTHOUSE = 'lighthouse@13.5.0';

/** What the table reads of a Lighthouse report. */
interface Report {
  categories: Record<string, { title: string; score: number | null }>;
  audits: Record<string, { numericValue?: number }>;
}

const folder = fileURLToPath(new URL('../../dist', import.meta.url));
const reports = fileURLToPath(new URL('../../.cache/bench', import.meta.url));
const { base } = readDeployment(process.env);

await mkdir(reports, { recursive: true });
const server = await serveStatic({ folder, base, port: 0 });
const rows: Record<string, Record<string, number | string>> = {};
try {
  for (const { file, url, refreshTo } of await builtPages(folder, server.address)) {
    if (refreshTo !== undefined) continue;
    // The page for missing addresses is asked for by its file's name: a status of 404 would stop
    // Lighthouse.
    const name = file.replaceAll('/', '-');
    const report = await look(url, path.join(reports, `${name}.json`));
    rows[file] = { ...scoresOf(report), ...figuresOf(report) };
  }
  console.table(rows);
} catch (error) {
  const { stderr } = error as { stderr?: string };
  if (!stderr) throw error;
  console.error(
    `${LIGHTHOUSE} could not be fetched or could not look at a page. Is this machine online? It said:\n${stderr}`,
  );
  process.exitCode = 1;
} finally {
  await server.close();
}

async function look(url: string, output: string): Promise<Report> {
  const browser = findBrowser();
  await promisify(execFile)(
    'npm',
    [
      ...['exec', '--yes', '--package', LIGHTHOUSE, '--', 'lighthouse', url],
      ...['--output', 'json', '--output-path', output, '--quiet', '--no-enable-error-reporting'],
      '--chrome-flags=--headless --no-sandbox',
    ],
    {
      shell: process.platform === 'win32',
      env: { ...process.env, ...(browser && { CHROME_PATH: browser }) },
    },
  );
  return JSON.parse(await readFile(output, 'utf8')) as Report;
}

function scoresOf({ categories }: Report): Record<string, number> {
  return Object.fromEntries(
    Object.values(categories).map(({ title, score }) => [title, Math.round((score ?? 0) * 100)]),
  );
}

function figuresOf({ audits }: Report): Record<string, number | string> {
  const figure = (audit: string) => audits[audit]?.numericValue ?? NaN;
  return {
    'LCP, ms': Math.round(figure('largest-contentful-paint')),
    'blocked, ms': Math.round(figure('total-blocking-time')),
    CLS: figure('cumulative-layout-shift').toFixed(3),
    bytes: Math.round(figure('total-byte-weight')),
  };
}
