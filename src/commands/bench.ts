// npm run bench -- build|content|lighthouse: measures something and prints a table.

import { execFile } from 'node:child_process';
import { appendFile, cp, link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { PAGES, siteContent } from '../data/entries.ts';
import { site } from '../site.ts';
import { builtSite } from '../tools/built-pages.ts';
import { checkContent } from '../tools/content-check/index.ts';
import { serveStatic } from '../tools/static-server.ts';
import { describeError, UserError } from '../utils/user-error.ts';
import { findBrowser } from './browser.ts';

const [name = ''] = process.argv.slice(2);
const benches = new Map(Object.entries({ build, content, lighthouse }));
/** Below this project, so that a copy of the site finds its packages. */
const folder = path.resolve('.cache/bench', name);
const run = promisify(execFile);
try {
  const bench = benches.get(name);
  if (!bench) throw new UserError(`npm run bench -- ${[...benches.keys()].join('|')}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  console.table({ [name]: await bench() });
  await rm(folder, { recursive: true });
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}

/** Builds a site of 300 pages in a fresh copy, and again after an edit. */
async function build() {
  for (const part of ['package.json', 'tsconfig.json', 'astro.config.mjs', 'public', 'src'])
    await cp(part, path.join(folder, part), { recursive: true });
  await writePages(path.join(folder, PAGES), 300);
  const buildOnce = () => run(process.execPath, ['src/commands/build.ts'], { cwd: folder });
  const cold = await secondsOf(buildOnce);
  await appendFile(path.join(folder, PAGES, 'page-2/index.mdx'), '\nOne more sentence.\n');
  return { 'cold, s': cold, 'after one edit, s': await secondsOf(buildOnce) };
}

/** Checks the content of 1,000 pages, without what is kept of the pictures, as in a fresh clone. */
async function content() {
  await writePages(folder, 1000);
  const { publicFolder, home } = siteContent;
  const seconds = await secondsOf(() => checkContent({ folder, publicFolder, home }));
  return { seconds, 'memory, MB': Math.round(process.resourceUsage().maxRSS / 1024) };
}

/** Downloads Lighthouse and runs it on the home page in dist/, as on a slow phone. */
async function lighthouse() {
  const { base } = await builtSite('dist');
  await using server = await serveStatic({ folder: 'dist', base });
  // Not among the dependencies: it is larger than all of them together.
  const command = ['exec', '--yes', '--package', 'lighthouse@13.5.0', '--', 'lighthouse'];
  const options = ['--output=json', '--quiet', '--chrome-flags=--headless --no-sandbox'];
  const { stdout } = await run('npm', [...command, server.address, ...options], {
    shell: process.platform === 'win32',
    env: { ...process.env, CHROME_PATH: findBrowser() },
    maxBuffer: 1 << 30,
  });
  const { categories, audits } = JSON.parse(stdout) as {
    categories: Record<string, { title: string; score: number | null }>;
    audits: Record<string, { numericValue?: number }>;
  };
  const scores = Object.values(categories).map(({ title, score }) => [title, (score ?? 0) * 100]);
  const names = ['largest-contentful-paint', 'cumulative-layout-shift', 'total-byte-weight'];
  const figures = names.map((audit) => [audit, audits[audit]?.numericValue]);
  return Object.fromEntries([...scores, ...figures]) as object;
}

/** Writes a collection of pages, each with the text and the pictures of the home page. */
async function writePages(to: string, count: number): Promise<void> {
  const source = path.resolve(PAGES, site.home);
  const home = await readFile(path.join(source, 'index.mdx'), 'utf8');
  const text = home.replace(/^redirectFrom:\n( {2}- .*\n)+/m, '');
  const pictures = (await readdir(source)).filter((file) => !file.endsWith('.mdx'));
  await rm(to, { recursive: true, force: true });
  for (let number = 1; number <= count; number += 1) {
    const copy = path.join(to, number === 1 ? site.home : `page-${number}`);
    await mkdir(copy, { recursive: true });
    // Links, because so many copies of the pictures would fill a small disk.
    for (const file of pictures) await link(path.join(source, file), path.join(copy, file));
    const page = text.replace(/^title: .*/m, `title: Page ${number}`);
    await writeFile(path.join(copy, 'index.mdx'), page);
  }
}

async function secondsOf(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action();
  return Math.round((performance.now() - start) / 100) / 10;
}
