// npm run artwork: draws the pictures of the page "How We Learn" from src/tools/artwork, and the site's
// icons from public/favicon.svg.

import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { drawIcons, drawPicture } from '../tools/artwork/draw.ts';
import { findBrowser } from './browser.ts';

const executablePath = findBrowser();
const browser = await chromium.launch(executablePath ? { executablePath } : {});
try {
  for (const name of ['philosophy', 'feedback']) {
    const picture = new URL(`../content/pages/how-we-learn/${name}.png`, import.meta.url);
    await writeFile(picture, await drawPicture(browser, name));
  }
} finally {
  await browser.close();
}

const folder = new URL('../../public/', import.meta.url);
const svg = await readFile(new URL('favicon.svg', folder));
for (const [name, icon] of Object.entries(await drawIcons(svg))) {
  await writeFile(new URL(name, folder), icon);
}
