import sharp from 'sharp';
import { allPages } from './support/pages.ts';
import { expect, test } from './support/site.ts';

test('every page has its icons, with their declared sizes and types', async ({ page, site }) => {
  for (const { url } of allPages(site)) {
    await page.goto(url);
    const address = async (selector: string) =>
      new URL((await page.locator(selector).getAttribute('href')) ?? '', url).href;

    const touchIcon = await page.request.get(await address('link[rel="apple-touch-icon"]'));
    const { width, height, hasAlpha } = await sharp(await touchIcon.body()).metadata();
    expect({ width, height, hasAlpha }).toEqual({ width: 180, height: 180, hasAlpha: false });

    for (const icon of await page.locator('link[rel="icon"]').all()) {
      const decoded = await icon.evaluate(async (link: HTMLLinkElement) => {
        const image = new Image();
        image.src = link.href;
        await image.decode();
        return { width: image.naturalWidth, height: image.naturalHeight };
      });
      expect(decoded).toEqual({ width: 32, height: 32 });
    }

    const manifestAddress = await address('link[rel="manifest"]');
    const response = await page.request.get(manifestAddress);
    expect(response.headers()['content-type']).toContain('application/manifest+json');
    const manifest = (await response.json()) as Manifest;
    expect(new URL(manifest.start_url, manifestAddress).href).toBe(site.address);
    expect(new URL(manifest.scope, manifestAddress).href).toBe(site.address);
    expect(manifest.icons.map(({ purpose = 'any' }) => purpose)).toEqual([
      'any',
      'any',
      'maskable',
    ]);
    for (const { src, sizes, type } of manifest.icons) {
      const icon = await page.request.get(new URL(src, manifestAddress).href);
      expect(icon.headers()['content-type']).toBe(type);
      const picture = await sharp(await icon.body()).metadata();
      expect(`${picture.width}x${picture.height}`).toBe(sizes);
    }
  }
});

test('the theme colour matches the page background in light and dark mode', async ({
  page,
  site,
}) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const { url } of allPages(site)) {
      await page.goto(url);
      const { themes, background } = await page.evaluate(() => {
        const metas = document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]');
        const swatch = document.createElement('i');
        document.body.append(swatch);
        return {
          themes: [...metas]
            .filter(({ media }) => matchMedia(media).matches)
            .map(({ content }) => {
              swatch.style.color = content;
              return getComputedStyle(swatch).color;
            }),
          background: getComputedStyle(document.documentElement).backgroundColor,
        };
      });
      expect(themes, `${url}, ${colorScheme}`).toEqual([background]);
    }
  }
});

/** The parts of a web app manifest that are tested. */
interface Manifest {
  start_url: string;
  scope: string;
  icons: { src: string; sizes: string; type: string; purpose?: string }[];
}
