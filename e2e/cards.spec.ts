import sharp from 'sharp';
import { SITE_URL } from './support/builds.ts';
import { expect, test } from './support/site.ts';

test('every page has a card of its own, in the size and weight that networks take', async ({
  page,
  site,
}) => {
  const seen = new Set<string>();
  for (const { url } of site.pages) {
    await page.goto(url);
    const property = (name: string) =>
      page.locator(`meta[property="${name}"]`).getAttribute('content');
    const image = (await property('og:image')) ?? '';
    expect(image.startsWith(SITE_URL + site.base), image).toBe(true);
    expect(seen.has(image)).toBe(false);
    seen.add(image);

    const response = await page.request.get(new URL(new URL(image).pathname, site.address).href);
    expect(response.headers()['content-type']).toBe('image/png');
    const png = await response.body();
    expect(png.length).toBeLessThanOrEqual(60_000);
    const { width, height } = await sharp(png).metadata();
    expect({ width, height }).toEqual({ width: 1200, height: 630 });
    expect(await property('og:image:width')).toBe(String(width));
    expect(await property('og:image:height')).toBe(String(height));
    expect(await property('og:image:alt')).toContain(await property('og:title'));
  }
});
