import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { builtPages, builtSite } from '../../tools/built-pages.ts';
import { serveStatic } from '../../tools/static-server.ts';
import { UserError } from '../../utils/user-error.ts';
import { findBrowser } from '../browser.ts';

/** Downloaded when it is asked for: it is larger than everything else here together. */
const LIGHTHOUSE = 'lighthouse@13.5.0';

/** What the table reads of a Lighthouse report. */
interface Report {
  categories: Record<string, { title: string; score: number | null }>;
  audits: Record<string, { numericValue?: number }>;
}

/**
 * Has Lighthouse look at every page of dist/ as a slow phone would, and prints the results. Its
 * reports are in .cache/bench.
 *
 * @throws {UserError} where it cannot be downloaded or fails
 */
export async function benchLighthouse(): Promise<void> {
  const folder = path.resolve('dist');
  const { base } = await builtSite(folder);
  const server = await serveStatic({ folder, base, port: 0 });
  await mkdir('.cache/bench', { recursive: true });
  const rows: Record<string, object> = {};
  try {
    for (const { file, url, refreshTo } of await builtPages(folder, server.address)) {
      if (refreshTo === undefined) rows[file] = await look(url, file);
    }
  } finally {
    await server.close();
  }
  console.table(rows);
}

async function look(url: string, file: string): Promise<object> {
  const output = `.cache/bench/${file.replaceAll('/', '-')}.json`;
  const options = ['--output', 'json', '--output-path', output, '--quiet'];
  const chrome = ['--chrome-flags=--headless --no-sandbox', '--no-enable-error-reporting'];
  const args = ['exec', '--yes', '--package', LIGHTHOUSE, '--', 'lighthouse', url];
  const browser = findBrowser();
  await promisify(execFile)('npm', [...args, ...options, ...chrome], {
    shell: process.platform === 'win32',
    env: { ...process.env, ...(browser && { CHROME_PATH: browser }) },
  }).catch((error: unknown) => {
    const { stderr } = error as { stderr: string };
    throw new UserError(`${LIGHTHOUSE} failed. Is this machine online? It said:\n${stderr}`);
  });
  const { categories, audits } = JSON.parse(await readFile(output, 'utf8')) as Report;
  const figure = (audit: string) => audits[audit]?.numericValue ?? NaN;
  return {
    ...Object.fromEntries(
      Object.values(categories).map(({ title, score }) => [title, Math.round((score ?? 0) * 100)]),
    ),
    'LCP, ms': Math.round(figure('largest-contentful-paint')),
    'blocked, ms': Math.round(figure('total-blocking-time')),
    CLS: figure('cumulative-layout-shift').toFixed(3),
    bytes: Math.round(figure('total-byte-weight')),
  };
}
