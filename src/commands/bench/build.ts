// Builds a site of 300 pages, and the same pages with plain Astro, in turn, and prints the times.

import { execFile } from 'node:child_process';
import { appendFile, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { componentSchemas } from '../../schemas/components.ts';
import { writePages } from './pages.ts';

const PAGES = 300;
const RUNS = 3;

/** What this site consists of, besides its pages. */
const PARTS = ['package.json', 'tsconfig.json', 'astro.config.mjs', 'public', 'src'];

const names = Object.keys(componentSchemas);

/** A site of the same pages, with the defaults of Astro and its MDX integration. */
const PLAIN = {
  'astro.config.mjs': `import mdx from '@astrojs/mdx';
export default { integrations: [mdx()] };`,
  'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
const loader = glob({ base: './src/content/pages', pattern: '**/*.mdx' });
const schema = ({ image }) =>
  z.object({ title: z.string(), cover: z.object({ picture: image(), alt: z.string() }) });
export const collections = { pages: defineCollection({ loader, schema }) };`,
  'src/pages/[...path].astro': `---
import { Image } from 'astro:assets';
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
  const pages = await getCollection('pages');
  return pages.map((page) => ({ params: { path: page.id }, props: { page } }));
}
const { title, cover } = Astro.props.page.data;
const { Content } = await render(Astro.props.page);
const components = ${JSON.stringify(Object.fromEntries(names.map((name) => [name, 'div'])))};
---
<title>{title}</title>
<h1>{title}</h1>
<Image src={cover.picture} alt={cover.alt} />
<Content components={components} />`,
};

/** Below this project, so that both sites find its packages; each has a cache of its own. */
const folder = path.resolve('.cache/bench/build');
const plain = path.join(folder, 'plain');
const ASTRO = path.resolve('node_modules/astro/bin/astro.mjs');
const sites = [
  { name: 'this site', root: path.join(folder, 'this'), command: ['src/commands/build.ts'] },
  { name: 'plain Astro', root: plain, command: [ASTRO, 'build'] },
];

await rm(folder, { recursive: true, force: true });
for (const part of PARTS) await cp(part, path.join(folder, 'this', part), { recursive: true });
for (const [file, text] of Object.entries(PLAIN)) {
  await mkdir(path.dirname(path.join(plain, file)), { recursive: true });
  await writeFile(path.join(plain, file), text);
}
const times: Record<string, Record<string, number>> = { cold: {}, 'after one edit': {} };
for (let run = 0; run < RUNS; run += 1) {
  for (const { name, root, command } of sites) {
    const pages = path.join(root, 'src/content/pages');
    await writePages(pages, PAGES);
    await rm(path.join(root, 'node_modules'), { recursive: true, force: true });
    for (const best of Object.values(times)) {
      best[name] = Math.min(best[name] ?? Infinity, await time(command, root));
      await appendFile(path.join(pages, 'page-2/index.mdx'), '\nOne more sentence.\n');
    }
  }
}
await rm(folder, { recursive: true });
for (const best of Object.values(times)) {
  const [ours = NaN, theirs = NaN] = Object.values(best);
  best.ratio = Number((ours / theirs).toFixed(2));
}
console.log(`${PAGES} pages, in seconds, the best of ${RUNS} builds`);
console.table(times);

/** Runs a script with Node in a folder, and returns how many seconds it took. */
async function time(command: string[], cwd: string): Promise<number> {
  const start = performance.now();
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  await promisify(execFile)(process.execPath, command, { cwd, env });
  return Math.round((performance.now() - start) / 100) / 10;
}
