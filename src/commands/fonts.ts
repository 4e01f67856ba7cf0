// npm run fonts: cuts the site's font files (src/fonts/*.woff2) out of the packages' ones, and fits
// the systems' typefaces that stand in for them (src/fonts/fallbacks.css).

import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { format, resolveConfig } from 'prettier';
import { cutFace } from '../fonts/cut.ts';
import { faces } from '../fonts/faces.ts';
import { fallbackCss } from '../fonts/fallbacks.ts';
import { findBrowser } from './browser.ts';

for (const face of faces) {
  const font = await cutFace(face);
  await writeFile(new URL(`../fonts/${face.file}.woff2`, import.meta.url), font);
  console.log(`${font.length.toString().padStart(6)} bytes  ${face.file}.woff2`);
}

const page = new URL('../content/pages/how-we-learn/index.mdx', import.meta.url);
const words = (await readFile(page, 'utf8')).match(/[A-Za-z]+[.,:]?/g) ?? [];
const executablePath = findBrowser();
const browser = await chromium.launch(executablePath ? { executablePath } : {});
try {
  const css = await fallbackCss(browser, words.join(' '));
  const file = new URL('../fonts/fallbacks.css', import.meta.url);
  const style = await resolveConfig(file);
  await writeFile(file, await format(css, { ...style, parser: 'css' }));
} finally {
  await browser.close();
}
