// npm run artwork: draws the pictures of the page "How We Learn" anew from src/artwork, and the
// site's icons from public/favicon.svg.

import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { drawArtwork } from '../artwork/draw.ts';
import { drawIcons } from '../artwork/icons.ts';
import { findBrowser } from './browser.ts';

const folder = new URL('../content/pages/how-we-learn/', import.meta.url);
const executablePath = findBrowser();
const browser = await chromium.launch(executablePath ? { executablePath } : {});
try {
  await drawArtwork(browser, (name) => fileURLToPath(new URL(name, folder)));
} finally {
  await browser.close();
}
await drawIcons(fileURLToPath(new URL('../../public', import.meta.url)));
