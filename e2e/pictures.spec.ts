import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import sharp from 'sharp';
import { readToTheEnd } from '../src/lib/reading.ts';
import { projectFolder } from './support/builds.ts';
import { expect, test } from './support/site.ts';

// The check itself does in the page what the page’s policy would refuse.
test.use({ bypassCSP: true });

const SCREENS = [
  { width: 320, height: 568, density: 1 },
  { width: 390, height: 844, density: 3 },
  { width: 412, height: 915, density: 2.625 },
  { width: 820, height: 1180, density: 2 },
  { width: 1280, height: 800, density: 1 },
  { width: 1920, height: 1080, density: 2 },
  { width: 2560, height: 1440, density: 1 },
];

for (const { width, height, density } of SCREENS) {
  test(`fit a screen of ${width} px at ${density}×`, async ({ browser, site }) => {
    const page = await browser.newPage({
      viewport: { width, height },
      deviceScaleFactor: density,
    });
    for (const { url } of site.pages) {
      await page.goto(url);
      await readToTheEnd(page);
      for (const picture of await page.locator('picture img').all()) {
        const { alt, src, type, pixels, slot } = await measure(picture);
        const available = await originalWidth(src);
        await test.step(`${url}: ${alt}`, () => {
          expect(type).toBe('image/avif');
          const needed = slot * Math.min(density, 2);
          // One per cent off is rounding, in the layout or in the caps for dense screens.
          expect(pixels).toBeGreaterThanOrEqual(Math.min(needed, available) * 0.99);
          expect(pixels / Math.min(needed, available)).toBeLessThanOrEqual(1.5);
        });
      }
    }
    await page.close();
  });
}

test('say how large they are, in the proportions of the file', async ({ page, site }) => {
  for (const { url } of site.pages) {
    await page.goto(url);
    await readToTheEnd(page);
    for (const picture of await page.locator('main img').all()) {
      const { alt, said, real } = await picture.evaluate((img: HTMLImageElement) => ({
        alt: img.alt,
        said: Number(img.getAttribute('width')) / Number(img.getAttribute('height')),
        real: img.naturalWidth / img.naturalHeight,
      }));
      expect(Math.abs(said / real - 1), `${url}: ${alt}`).toBeLessThan(0.01);
    }
  }
});

test('wait until they are needed, but for a cover in the first view', async ({ browser, site }) => {
  for (const { viewport, early } of [
    { viewport: { width: 390, height: 844 }, early: false },
    { viewport: { width: 1280, height: 800 }, early: true },
  ]) {
    const page = await browser.newPage({ viewport });
    for (const { url } of site.pages) {
      const fetched: string[] = [];
      page.on('request', (request) => {
        if (request.resourceType() === 'image') fetched.push(request.url());
      });
      await page.goto(url);
      await readToTheEnd(page);
      const preload = page.locator('link[rel="preload"][as="image"]');
      await expect(preload).toHaveCount(await page.locator('.cover img').count());
      const matches = await preload.evaluateAll((links) =>
        links.map((link) => matchMedia((link as HTMLLinkElement).media).matches),
      );
      expect(matches.every((match) => match === early)).toBe(true);
      for (const picture of await page.locator('main img').all()) {
        await expect(picture).toHaveAttribute('loading', 'lazy');
        // Once, in one size: the early one is the one that is shown.
        const source = await picture.evaluate((img: HTMLImageElement) => img.currentSrc);
        expect(fetched.filter((address) => address === source)).toHaveLength(1);
      }
      const shown = await page
        .locator('main img')
        .evaluateAll((pictures) =>
          pictures.map((picture) => (picture as HTMLImageElement).currentSrc),
        );
      expect(fetched.toSorted(), url).toEqual([...new Set(shown)].sort());
      page.removeAllListeners('request');
    }
    await page.close();
  }
});

/** What the browser took for a picture, and the place that it had for it. */
async function measure(picture: Locator) {
  return picture.evaluate(async (img: HTMLImageElement) => {
    const response = await fetch(img.currentSrc);
    const blob = await response.blob();
    return {
      alt: img.alt,
      src: img.currentSrc,
      type: response.headers.get('content-type'),
      pixels: (await createImageBitmap(blob)).width,
      slot: img.getBoundingClientRect().width,
    };
  });
}

/** The width of the file that a picture was made from: no more can be had. */
async function originalWidth(src: string): Promise<number> {
  const [stem] = path.posix.basename(new URL(src).pathname).split('.');
  for (const folder of ['src/content/pages', 'e2e/sample']) {
    const files = await readdir(path.join(projectFolder, folder), { recursive: true });
    const original = files.find((file) => path.parse(file).name === stem);
    if (original) return (await sharp(path.join(projectFolder, folder, original)).metadata()).width;
  }
  throw new Error(`No original was found for ${src}`);
}
