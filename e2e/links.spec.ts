import { allPages } from './support/pages.ts';
import { expect, test } from './support/site.ts';

test('every address and every anchor of the site leads somewhere', async ({ page, site }) => {
  const anchors = new Map<string, Set<string>>();
  const targets = new Map<string, string>();

  for (const { url, file } of allPages(site)) {
    await page.goto(url);
    const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
    anchors.set(url, new Set(['', 'top', ...ids]));
    for (const target of await page.evaluate(addressesOnPage)) {
      if (target.startsWith(new URL(url).origin)) targets.set(target, file);
    }
  }

  for (const [target, file] of targets) {
    await test.step(`${file} → ${target}`, async () => {
      const { href, hash, pathname } = new URL(target);
      const address = href.slice(0, href.length - hash.length);
      expect(pathname.startsWith(site.base)).toBe(true);
      if (anchors.has(address)) {
        expect(anchors.get(address)).toContain(decodeURIComponent(hash.slice(1)));
      } else {
        const response = await page.request.get(address, { maxRedirects: 0 });
        expect(response.status()).toBe(200);
      }
    });
  }
});

/** Everything on a page that a browser might fetch or follow, as whole addresses. */
function addressesOnPage(): string[] {
  const single = [...document.querySelectorAll('[href], [src]')].map(
    (element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '',
  );
  const sets = [...document.querySelectorAll<HTMLImageElement | HTMLSourceElement>('[srcset]')];
  const candidates = sets.flatMap(({ srcset }) =>
    srcset.split(',').map((candidate) => candidate.trim().split(' ')[0] ?? ''),
  );
  return [...single, ...candidates].map((address) => new URL(address, document.baseURI).href);
}
