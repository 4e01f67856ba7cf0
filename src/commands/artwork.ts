// npm run artwork: draws the pictures of the page "How We Learn" from src/tools/artwork, and the site's
// icons from public/favicon.svg.

import { readFile, writeFile } from 'node:fs/promises';
import { drawIcons, drawPicture } from '../tools/artwork/draw.ts';
import { launchBrowser } from './browser.ts';

await using browser = await launchBrowser();
for (const name of ['philosophy', 'feedback']) {
  const picture = await drawPicture(browser, name);
  await writeFile(`src/content/pages/how-we-learn/${name}.png`, picture);
}
const icons = await drawIcons(await readFile('public/favicon.svg'));
for (const [name, icon] of Object.entries(icons)) await writeFile(`public/${name}`, icon);
