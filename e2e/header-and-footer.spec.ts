import { lastChanged, readHistory } from '../src/data/history.ts';
import { site as siteData } from '../src/site.ts';
import { projectFolder } from './support/builds.ts';
import { expect, test } from './support/site.ts';

test('the header and footer have their full text', async ({ page, site }) => {
  await page.goto(site.address);
  await expect(page.getByRole('link', { name: 'Peer 2 Peer University' })).toHaveAttribute(
    'href',
    site.base,
  );
  const footer = page.getByRole('contentinfo');
  await expect(footer).toContainText(
    'By the community of Peer 2 Peer University, learning in the open since 2009. Text and pictures: CC BY-SA 4.0. Please share them, and credit us.',
  );
  await expect(footer.getByRole('link', { name: 'CC BY-SA 4.0' })).toHaveAttribute(
    'href',
    'https://creativecommons.org/licenses/by-sa/4.0/',
  );
});

test('the footer links to the page’s source, and shows when it was last changed', async ({
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
  // The project copy with the sample pages has no git history.
  const date = site.base !== '/' ? undefined : lastChanged(file, readHistory(projectFolder));
  await expect(footer.locator('time')).toHaveCount(date ? 1 : 0);
  if (date) await expect(footer.locator('time')).toHaveAttribute('datetime', date);

  await page.goto(new URL('no/such/page/', site.address).href);
  await expect(footer.getByRole('link', { name: 'Edit this page' })).toHaveCount(0);
  await expect(footer.locator('time')).toHaveCount(0);
});
