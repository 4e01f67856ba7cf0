/** Makes the icons that cannot be SVG out of the one that is, `public/favicon.svg`. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pngToIco from 'png-to-ico';
import sharp from 'sharp';

/** Sides, in pixels, of the pictures in favicon.ico: a tab at one and at two times. */
const ICO_SIDES = [16, 32];

/** The other icons, with their sides in pixels. Sharp corners: each system cuts its own. */
const PNGS = { 'apple-touch-icon.png': 180, 'icon-192.png': 192, 'icon-512.png': 512 };

/**
 * Writes every icon.
 * @param folder where `favicon.svg` is and the others go
 */
export async function drawIcons(folder: string): Promise<void> {
  const svg = await readFile(path.join(folder, 'favicon.svg'));
  const render = (side: number) =>
    // Drawn at its final size, not scaled to it: 32 units of the SVG are 72 dpi.
    sharp(svg, { density: (72 * side) / 32 })
      .resize(side, side)
      .png({ palette: true, effort: 10 })
      .toBuffer();

  for (const [name, side] of Object.entries(PNGS)) {
    await writeFile(path.join(folder, name), await render(side));
  }
  const ico = await pngToIco(await Promise.all(ICO_SIDES.map(render)));
  await writeFile(path.join(folder, 'favicon.ico'), ico);
}
