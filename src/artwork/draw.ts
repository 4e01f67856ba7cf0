/**
 * Draws the page's two pictures: Chromium prints each HTML source in this folder, sharp turns the
 * print into a PNG with a palette. Nothing here depends on the clock or on chance, so the same
 * browser gives the same bytes.
 */
import { writeFile } from 'node:fs/promises';
import type { Browser } from '@playwright/test';
import sharp from 'sharp';

/** A picture: its source, `name.html`, lays it out at half of its final size. */
interface Picture {
  readonly name: 'philosophy' | 'feedback';
  readonly width: number;
  readonly height: number;
}

const pictures: readonly Picture[] = [
  { name: 'philosophy', width: 2560, height: 2016 },
  { name: 'feedback', width: 2304, height: 1600 },
];

/** Draws one picture and returns the bytes of its PNG. */
async function draw(browser: Browser, { name, width, height }: Picture): Promise<Buffer> {
  const page = await browser.newPage({
    viewport: { width: width / 2, height: height / 2 },
    deviceScaleFactor: 2,
  });
  try {
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(error.message));
    page.on('requestfailed', (request) => failures.push(`could not load ${request.url()}`));
    await page.goto(new URL(`${name}.html`, import.meta.url).href);
    await page.evaluate('document.fonts.ready');
    if (failures.length > 0) throw new Error(`${name}.html: ${failures.join('; ')}`);
    const print = await page.screenshot({ animations: 'disabled' });
    // Ink is never as sharp as a screen: a softness too small to see saves a sixth of the AVIF.
    return await sharp(print)
      .removeAlpha()
      .blur({ sigma: 1.8, precision: 'float' })
      .png({ palette: true, dither: 0, effort: 10 })
      .toBuffer();
  } finally {
    await page.close();
  }
}

/**
 * Draws every picture, one after the other, and writes each where `place` says.
 * @param browser a running Chromium; the caller closes it
 * @param place the path to write to, given a file name such as `philosophy.png`
 */
export async function drawArtwork(
  browser: Browser,
  place: (fileName: string) => string,
): Promise<void> {
  for (const picture of pictures) {
    await writeFile(place(`${picture.name}.png`), await draw(browser, picture));
  }
}
