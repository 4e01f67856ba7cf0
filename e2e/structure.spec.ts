import { lastChanged, readHistory } from '../src/lib/history.ts';
import { site as siteData } from '../src/site.ts';
import { projectFolder } from './support/builds.ts';
import { allPages } from './support/pages.ts';
import { expect, test } from './support/site.ts';

test('every page has one h1, and headings that form an outline with unique ids', async ({
  page,
  site,
}) => {
  for (const { url } of allPages(site)) {
    await test.step(url, async () => {
      await page.goto(url);
      const levels = await page
        .locator('h1, h2, h3, h4, h5, h6')
        .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName.slice(1))));
      expect(levels.filter((level) => level === 1)).toEqual([1]);
      expect(levels[0]).toBe(1);
      const skips = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
      expect(skips).toEqual([]);

      const withoutId = page.locator('article h2:not([id])');
      await expect(withoutId).toHaveCount(0);
      const ids = await page
        .locator('[id]')
        .evaluateAll((elements) => elements.map(({ id }) => id));
      expect(ids).toEqual([...new Set(ids)]);
    });
  }
});

test('every page has the site’s language, its landmarks and a description', async ({
  page,
  site,
}) => {
  for (const { url } of allPages(site)) {
    await test.step(url, async () => {
      await page.goto(url);
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      for (const landmark of ['banner', 'main', 'contentinfo'] as const) {
        await expect(page.getByRole(landmark)).toHaveCount(1);
      }
      await expect(page.locator('meta[name="description"]')).toHaveAttribute('content', /\S/);
    });
  }
});

test('the first Tab reaches a skip link that leads to the text', async ({ page, site }) => {
  for (const { url } of allPages(site)) {
    await test.step(url, async () => {
      await page.goto(url);
      await page.keyboard.press('Tab');
      const skipLink = page.getByRole('link', { name: 'Skip to the text' });
      await expect(skipLink).toBeFocused();
      await expect(skipLink).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('Enter');
      await expect(page.getByRole('main')).toBeFocused();
    });
  }
});

test('the words of header and footer are whole', async ({ page, site }) => {
  await page.goto(site.address);
  await expect(page.getByRole('link', { name: 'Peer 2 Peer University' })).toHaveAttribute(
    'href',
    site.base,
  );
  const footer = page.getByRole('contentinfo');
  await expect(footer).toContainText(
    'By the community of Peer 2 Peer University, learning in the open since 2009. Text and pictures: CC BY-SA 4.0. Please share them and say where they come from.',
  );
  await expect(footer.getByRole('link', { name: 'CC BY-SA 4.0' })).toHaveAttribute(
    'href',
    'https://creativecommons.org/licenses/by-sa/4.0/',
  );
});

test('the footer leads to the text’s source, and says when it was last changed', async ({
  page,
  site,
}) => {
  const file = 'src/content/pages/how-we-learn/index.mdx';
  const { url, branch } = siteData.source;
  await page.goto(site.address);
  const footer = page.getByRole('contentinfo');
  await expect(footer.getByRole('link', { name: 'Edit this page' })).toHaveAttribute(
    'href',
    `${url}/edit/${branch}/${file}`,
  );
  // A copy of the project, with the sample's pages, has no history.
  const day = site.sample ? undefined : lastChanged(file, readHistory(projectFolder));
  await expect(footer.locator('time')).toHaveCount(day ? 1 : 0);
  if (day) await expect(footer.locator('time')).toHaveAttribute('datetime', day);

  await page.goto(new URL('no/such/page/', site.address).href);
  await expect(footer.getByRole('link', { name: 'Edit this page' })).toHaveCount(0);
  await expect(footer.locator('time')).toHaveCount(0);
});
