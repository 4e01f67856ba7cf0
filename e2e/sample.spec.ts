import { expect, test } from './support/site.ts';

// What the checks of every page cannot know of the pages of e2e/fixtures.

test.beforeEach(async ({ page, site }) => {
  await page.goto(new URL('facilitators/', site.address).href);
});

test('a wide figure is wider than the text, and a narrow one is half as wide', async ({ page }) => {
  const widthOf = async (name: string) =>
    (await page.getByAltText(name, { exact: true }).boundingBox())?.width ?? 0;
  const text = (await page.getByText('Nobody is as smart').boundingBox())?.width ?? 0;
  // The picture file is 700 px wide.
  expect(await widthOf('A card')).toBe(700);
  expect(text).toBeLessThan(700);
  expect(await widthOf('The card, smaller')).toBe(336);
});

test('an external link tells programs its original address and a copy', async ({ page, site }) => {
  await page.goto(new URL('facilitators/first-meeting/', site.address).href);
  const copies = 'https://archive.example/web';
  for (const [name, href, ...decoration] of [
    [
      'one that lives',
      'https://example.com/living',
      'https://example.com/living',
      `${copies}/20261120000000/https://example.com/living`,
      '2026-11-20',
    ],
    [
      'one that has moved (now at example.net)',
      'https://www.example.net/here#part',
      'https://example.com/moved#part',
      null,
      null,
    ],
    [
      'one in an archive (archived copy, 2013)',
      `${copies}/20130501000000/https://example.com/archived`,
      'https://example.com/archived',
      `${copies}/20130501000000/https://example.com/archived`,
      '2013-05-01',
    ],
  ] as const) {
    const link = page.getByRole('link', { name, exact: true });
    await expect(link).toHaveAttribute('href', href);
    for (const [index, part] of ['originalurl', 'versionurl', 'versiondate'].entries()) {
      expect(await link.getAttribute(`data-${part}`), `${name}: ${part}`).toBe(decoration[index]);
    }
  }
  // If the page is gone, only the text is shown.
  await expect(page.getByRole('link', { name: 'one lost for good' })).toHaveCount(0);
  for (const media of ['screen', 'print'] as const) {
    await page.emulateMedia({ media });
    const region = page.getByRole('region', { name: 'Original link addresses' });
    await expect(region.getByRole('listitem')).toHaveText([
      'one that has moved: https://example.com/moved#part',
      'one with a new name: https://example.com/renamed',
      'one in an archive: https://example.com/archived',
      'one that is lost: https://example.com/kept',
      'one lost for good: https://example.com/gone',
    ]);
  }
});
