import type { Browser } from '@playwright/test';
import pngToIco from 'png-to-ico';
import sharp from 'sharp';

/**
 * Draws a picture: Chromium prints its HTML source, sharp turns the print into a PNG with a palette.
 * Nothing in it depends on the clock or on chance, so the same browser gives the same bytes.
 *
 * @param browser a running Chromium; the caller closes it
 * @param name of the source in this folder, `name.html`, which has an `svg` of half the final size
 */
export async function drawPicture(browser: Browser, name: string): Promise<Buffer> {
  await using page = await browser.newPage({ deviceScaleFactor: 2 });
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  page.on('requestfailed', (request) => failures.push(`could not load ${request.url()}`));
  await page.goto(new URL(`${name}.html`, import.meta.url).href);
  await page.evaluate('document.fonts.ready');
  if (failures.length > 0) throw new Error(`${name}.html: ${failures.join('; ')}`);
  const print = await page.locator('svg').screenshot();
  // Ink is never as sharp as a screen: a softness too small to see saves a sixth of the AVIF.
  return await sharp(print)
    .removeAlpha()
    .blur({ sigma: 1.8, precision: 'float' })
    .png({ palette: true, dither: 0, effort: 10 })
    .toBuffer();
}

/**
 * Draws the icons that cannot be SVG, with sharp corners: each system cuts its own.
 *
 * @param svg the one that is, 32 units wide
 * @returns each file's bytes by its name
 */
export async function drawIcons(svg: Buffer): Promise<Record<string, Buffer>> {
  const render = (side: number) =>
    // Drawn at its final size, not scaled to it: 32 units of the SVG are 72 dpi.
    sharp(svg, { density: (72 * side) / 32 })
      .resize(side, side)
      .png({ palette: true, effort: 10 })
      .toBuffer();
  return {
    'apple-touch-icon.png': await render(180),
    'icon-192.png': await render(192),
    'icon-512.png': await render(512),
    // For a tab at one and at two times.
    'favicon.ico': await pngToIco([await render(16), await render(32)]),
  };
}
