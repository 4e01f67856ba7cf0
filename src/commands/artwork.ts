// npm run artwork: draws the pictures of the page "How We Learn" from src/tools/artwork, and the site's
// icons from public/favicon.svg. The same browser gives the same bytes.

import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import pngToIco from 'png-to-ico';
import sharp from 'sharp';
import { findBrowser } from './browser.ts';

const executablePath = findBrowser() ?? chromium.executablePath();
await using browser = await chromium.launch({ executablePath });
for (const name of ['philosophy', 'feedback']) {
  await using page = await browser.newPage({ deviceScaleFactor: 2 });
  await page.goto(pathToFileURL(`src/tools/artwork/${name}.svg`).href);
  // Ink is never as sharp as a screen: a softness too small to see saves a sixth of the AVIF.
  await sharp(await page.locator(':root').screenshot())
    .removeAlpha()
    .blur({ sigma: 1.8, precision: 'float' })
    .png({ palette: true, dither: 0, effort: 10 })
    .toFile(`src/content/pages/how-we-learn/${name}.png`);
}

const svg = await readFile('public/favicon.svg');
/** Draws the icon with sharp corners, which each system cuts its own way. */
const draw = (side: number) =>
  // Drawn at its final size, not scaled to it: 32 units of the SVG are 72 dpi.
  sharp(svg, { density: (72 * side) / 32 })
    .resize(side, side)
    .png({ palette: true, effort: 10 })
    .toBuffer();
await writeFile('public/apple-touch-icon.png', await draw(180));
for (const side of [192, 512]) await writeFile(`public/icon-${side}.png`, await draw(side));
// For a tab at one and at two times.
await writeFile('public/favicon.ico', await pngToIco([await draw(16), await draw(32)]));
