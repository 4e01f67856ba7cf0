// npm run bench:content: how long the content check takes for a site of 1,000 pages, each like the
// home page with its pictures, and how much memory.

import { copyFile, link, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { listFiles } from '../tools/content-check/content.ts';
import { checkContent } from '../tools/content-check/index.ts';
import { site } from '../site.ts';

const PAGES = 1000;

const source = path.resolve('src/content/pages', site.home);
const folder = path.resolve('.cache/bench/content');
const files = await listFiles(source);

await rm(folder, { recursive: true, force: true });
for (let index = 0; index < PAGES; index += 1) {
  const copy = path.join(folder, index === 0 ? site.home : `page-${index}`);
  await mkdir(copy, { recursive: true });
  for (const file of files) {
    // A thousand copies of the pictures would fill a small disk.
    const put = file.endsWith('.mdx') ? copyFile : link;
    await put(path.join(source, file), path.join(copy, file));
  }
}

const start = performance.now();
const report = await checkContent({
  folder,
  publicFolder: path.resolve('public'),
  home: site.home,
});
const seconds = (performance.now() - start) / 1000;
await rm(folder, { recursive: true });

console.table({
  'content check': {
    entries: report.entries.length,
    pictures: PAGES * files.filter((file) => !file.endsWith('.mdx')).length,
    problems: report.problems.length,
    seconds: seconds.toFixed(2),
    'memory, MB': Math.round(process.resourceUsage().maxRSS / 1024),
  },
});
