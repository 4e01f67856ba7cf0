// Checks the content of a site of 1,000 pages, and prints how long that takes and in how much memory.

import { rm } from 'node:fs/promises';
import path from 'node:path';
import { siteContent } from '../../data/entries.ts';
import { checkContent } from '../../tools/content-check/index.ts';
import { writePages } from './pages.ts';

const folder = path.resolve('.cache/bench/content');
await writePages(folder, 1000);
const start = performance.now();
// Without what is kept of the pictures, as in a fresh clone.
const { publicFolder, home } = siteContent;
const { entries, problems } = await checkContent({ folder, publicFolder, home });
const seconds = ((performance.now() - start) / 1000).toFixed(2);
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
await rm(folder, { recursive: true });
const row = { entries: entries.length, problems: problems.length, seconds, 'memory, MB': memory };
console.table({ 'content check': row });
